import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { guardedFetch, isPublic } from '../src/guarded-fetch.js';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const allowed = { privateHosts: ['127.0.0.1'] };

describe('what is public', () => {
  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['not an ip', false],
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
  ])('%s: %s', (ip, expected) => {
    expect(isPublic(ip)).toBe(expected);
  });
});

describe('an address of a stranger', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
  ])('%s is not connected to', async (address) => {
    expect(await guardedFetch(address)).toEqual({ kind: 'refused', problem: 'it is at a private address.' });
  });

  it.each([
    ['file:///etc/passwd', 'only http and https are read.'],
    ['ftp://example.org/', 'only http and https are read.'],
    ['https://ada:secret@example.org/', 'an address with a password in it is not read.'],
    ['nonsense', 'it is not an address.'],
  ])('%s is refused', async (address, problem) => {
    expect(await guardedFetch(address)).toEqual({ kind: 'refused', problem });
  });

  it('may redirect, but not into the private network, and not for ever', async () => {
    const origin = await serve((request, response) => {
      const to = request.url === '/away' ? 'http://127.0.0.2/' : request.url === '/round' ? '/round' : '/end';
      if (request.url === '/end') response.end('here');
      else response.writeHead(302, { location: to }).end();
    });
    expect(await guardedFetch(`${origin}/start`, allowed)).toMatchObject({ kind: 'body', url: `${origin}/end` });
    expect(await guardedFetch(`${origin}/away`, allowed)).toMatchObject({ problem: 'it is at a private address.' });
    expect(await guardedFetch(`${origin}/round`, allowed)).toMatchObject({ problem: 'it redirects too often.' });
  });

  it('is read up to a bound, also of what it unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const origin = await serve((request, response) => {
      if (request.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small'));
    });
    expect(await guardedFetch(`${origin}/bomb`, allowed)).toMatchObject({ problem: 'it is larger than 10 MB.' });
    const small = await guardedFetch(`${origin}/small`, allowed);
    expect(small.kind === 'body' && small.body.toString()).toBe('small');
  });

  it('that fails is told in one line', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/cut') response.destroy();
      else response.writeHead(404).end('secret');
    });
    expect(await guardedFetch(`${origin}/none`, allowed)).toMatchObject({
      problem: 'its server answers with status 404.',
    });
    expect(await guardedFetch(`${origin}/cut`, allowed)).toMatchObject({ problem: 'the connection failed.' });
  });
});
