/** The process of the peer: undici and feedsmith, as many requests at once as the product, nothing kept but validators. */
import process from 'node:process';
import { parseFeed } from 'feedsmith';
import { Agent, request } from 'undici';
import type { BareRound } from './bare-loop.js';
import { hostOf } from './site.js';

const [feeds = 0, port = 0, concurrency = 1] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAliveTimeout: 1_500, keepAliveMaxTimeout: 1_500 });
const etags = new Map<number, string>();

async function ask(feed: number): Promise<number> {
  const etag = etags.get(feed);
  const { statusCode, headers, body } = await request(`http://${hostOf(feed)}:${port}/feed`, {
    dispatcher: agent,
    headers: etag === undefined ? {} : { 'if-none-match': etag },
  });
  const text = await body.text();
  if (statusCode !== 200) return 0;
  etags.set(feed, String(headers.etag));
  const { feed: parsed } = parseFeed<string>(text);
  return 'items' in parsed ? (parsed.items?.length ?? 0) : 0;
}

process.on('message', () => {
  const before = process.cpuUsage();
  const started = performance.now();
  let next = 0;
  let items = 0;
  const loop = async () => {
    while (next < feeds) items += await ask(next++);
  };
  Promise.all(Array.from({ length: concurrency }, loop)).then(
    () => {
      const { user, system } = process.cpuUsage(before);
      const seconds = (performance.now() - started) / 1000;
      process.send?.({ seconds, items, cpuSeconds: (user + system) / 1e6 } satisfies BareRound);
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.('ready');
