import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readOpml, writeOpml } from '@fieldnotes/content';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadFile, LARGEST } from '../../src/commands/opml/download.js';
import { MOST_IMPORTED, planImport } from '../../src/commands/opml/plan.js';

function listOf(...urls: string[]) {
  const reading = readOpml(
    writeOpml(
      '',
      urls.map((url) => ({ url, title: '' })),
      new Date(),
    ),
  );
  if (reading.kind !== 'opml') throw new Error('the list is none');
  return reading;
}

const address = (name: string) => `https://${name}.example/feed`;
const followed = (channelId: string, url: string | null, key = url ?? '') => ({ channelId, title: '', url, key });

describe('what is taken over of a list', () => {
  it('is what the channel does not follow yet, under whatever address', () => {
    const addresses = [
      followed('1', address('here')),
      followed('1', address('now'), address('before')),
      followed('2', address('elsewhere')),
    ];
    const names = ['here', 'now', 'before', 'elsewhere', 'new', 'new'];
    const plan = planImport(listOf(...names.map(address), 'ftp://files.example/feed'), '1', addresses);
    expect(plan.wanted.map(({ url }) => url)).toEqual([address('elsewhere'), address('new')]);
    expect(plan.followed.map(({ url }) => url)).toEqual([address('here'), address('now'), address('before')]);
    expect([plan.noAddress, plan.tooMany]).toEqual([1, 0]);
  });

  it('is bounded, and the rest is for the next time', () => {
    const list = listOf(...Array.from({ length: MOST_IMPORTED + 7 }, (_, index) => address(`f${index}`)));
    const plan = planImport(list, '1', [followed('1', address('f0'))]);
    expect([plan.wanted.length, plan.followed.length, plan.tooMany]).toEqual([MOST_IMPORTED, 1, 6]);
  });
});

describe('a file that somebody has uploaded', () => {
  let server: Server;
  let origin: string;
  let isOpen = false;

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === '/moved') return void response.writeHead(302, { location: '/file' }).end();
      if (url === '/file') return void response.end('<opml/>');
      if (url !== '/endless') return void response.writeHead(404).end();
      isOpen = true;
      response.on('close', () => {
        isOpen = false;
      });
      const more = () => {
        while (isOpen && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const get = (path: string, api = `${origin}/api`) =>
    downloadFile(`${origin}${path}`, { options: { rest: { api } } } as Parameters<typeof downloadFile>[1]);

  it('is had from Discord, and from nobody else', async () => {
    expect(await get('/file')).toEqual({ kind: 'file', bytes: Buffer.from('<opml/>') });
    expect(await get('/file', 'https://discord.com/api')).toEqual({ kind: 'failed' });
    expect(await get('/moved')).toEqual({ kind: 'failed' });
    expect(await get('/nothing')).toEqual({ kind: 'failed' });
  });

  it('is left when it does not end', async () => {
    expect(LARGEST).toBeLessThan(2 ** 21);
    expect(await get('/endless')).toEqual({ kind: 'too-large' });
    await expect.poll(() => isOpen).toBe(false);
  });
});
