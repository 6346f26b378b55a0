import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The name under which a container finds this machine. */
export const OUTSIDE = 'host.docker.internal';

/** A blog whose feed is served on this machine, and grows. */
export interface Blog {
  readonly url: string;
  /** The words that name its posts, one each, in the order of publication. */
  readonly words: readonly string[];
  publish(count: number): void;
  close(): void;
}

const LATEST = 200;

export async function openBlog(name: string): Promise<Blog> {
  const words: string[] = [];
  const items: string[] = [];
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(`<rss version="2.0"><channel><title>${name}</title><link>http://${OUTSIDE}/</link>
      <description>A blog</description>${items.slice(-LATEST).toReversed().join('')}</channel></rss>`);
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${OUTSIDE}:${port}/feed.xml`,
    words,
    publish(count) {
      for (let left = count; left > 0; left -= 1) {
        const word = `${name}x${String(words.length + 1).padStart(4, '0')}`;
        words.push(word);
        items.push(item(word, words.length));
      }
    },
    close: () => server.close(),
  };
}

function item(word: string, number: number): string {
  const date = new Date(Date.UTC(2026, 0, 1, 0, number)).toUTCString();
  return `<item><guid isPermaLink="false">${word}</guid><title>Notes on ${word}</title>
    <link>http://${OUTSIDE}/${word}</link><pubDate>${date}</pubDate>
    <description>This post is about ${word}. It says what ${word} is good for, and what it is not good for.</description></item>`;
}
