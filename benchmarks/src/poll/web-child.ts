/** The process of the web: serves every feed, with validators, and counts who asks. */
import { createServer } from 'node:http';
import process from 'node:process';
import { body, feedOf, newItems, type SiteOptions } from './site.js';
import type { RoundCounts, WebRequest } from './web.js';

const options: SiteOptions = JSON.parse(process.argv[2] ?? '{}') as SiteOptions;
let round = 0;
let asked = new Uint16Array(options.feeds);
let unchanged = 0;
let open = new Uint8Array(options.feeds);
let atOnce = 0;

const server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
  const feed = feedOf((request.headers.host ?? '').split(':')[0] ?? '');
  if (feed >= options.feeds) {
    response.writeHead(404).end();
    return;
  }
  asked[feed] = (asked[feed] ?? 0) + 1;
  open[feed] = (open[feed] ?? 0) + 1;
  atOnce = Math.max(atOnce, open[feed] ?? 0);
  response.once('close', () => {
    open[feed] = (open[feed] ?? 1) - 1;
  });
  const etag = `"${feed}-${newItems(feed, round)}"`;
  if (request.headers['if-none-match'] === etag) {
    unchanged++;
    response.writeHead(304, { etag }).end();
  } else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(body(feed, round, options));
});

process.on('message', (message: WebRequest) => {
  if (message.kind === 'begin') {
    round = message.round;
    asked = new Uint16Array(options.feeds);
    open = new Uint8Array(options.feeds);
    unchanged = 0;
    atOnce = 0;
  }
  const counts: RoundCounts = {
    requests: asked.reduce((sum, count) => sum + count, 0),
    feeds: asked.reduce((sum, count) => sum + Number(count > 0), 0),
    unchanged,
    atOnce,
  };
  process.send?.(counts);
});

server.listen(0, '0.0.0.0', 4_096, () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
