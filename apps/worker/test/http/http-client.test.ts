import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server as RawServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublic } from '../../src/http/address.js';
import { createHttpClient, type HttpClient, type HttpLimits } from '../../src/http/http-client.js';

const MB = 1024 * 1024;
const ended: (() => void)[] = [];

afterEach(() => {
  for (const end of ended.splice(0)) end();
});

function client(limits: Partial<HttpLimits> = {}, privateHosts: readonly string[] = ['127.0.0.1']): HttpClient {
  const made = createHttpClient({ userAgent: 'Test/1 (+https://reader.example)', privateHosts, limits });
  ended.push(() => void made.close());
  return made;
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  return listen(server, () => server.closeAllConnections());
}

/** Answers every connection with these bytes, whatever is asked. */
async function serveBytes(bytes: string, { ends = true } = {}): Promise<string> {
  const server: RawServer = createRawServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => (ends ? socket.end(bytes, 'latin1') : socket.write(bytes, 'latin1')));
    ended.push(() => socket.destroy());
  });
  return listen(server, () => undefined);
}

async function listen(server: RawServer, close: () => void): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ended.push(() => {
    close();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

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
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
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
    'http://0.0.0.0/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
  ])('%s is not connected to', async (address) => {
    await expect(client({}, []).get(address)).rejects.toMatchObject({
      code: 'private-address',
      message: 'it is at a private address.',
    });
  });

  it.each([
    ['file:///etc/passwd', 'only http and https are read.'],
    ['ftp://example.org/', 'only http and https are read.'],
    ['https://ada:secret@example.org/', 'an address with a password in it is not read.'],
    ['nonsense', 'it is not an address.'],
    [`https://example.org/${'x'.repeat(5_000)}`, 'it is not an address.'],
  ])('%.40s is refused', async (address, message) => {
    await expect(client().get(address)).rejects.toMatchObject({ code: 'bad-address', message });
  });

  it('may be private where it is named: by name, by address or by range', async () => {
    const origin = await serve((_, response) => response.end('here'));
    const { port } = new URL(origin);
    for (const [named, host] of [
      ['localhost', 'localhost'],
      ['127.0.0.1', '127.0.0.1'],
      ['127.0.0.0/8', '127.0.0.1'],
    ] as const) {
      const { body } = await client({}, [named]).get(`http://${host}:${port}/`);
      expect(body.toString()).toBe('here');
    }
    await expect(client({}, ['10.0.0.0/8']).get(origin)).rejects.toMatchObject({ code: 'private-address' });
  });
});

describe('a request', () => {
  it('says who asks, and takes what is compressed', async () => {
    const packed = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync } as const;
    const origin = await serve((request, response) => {
      const name = request.url?.slice(1) as keyof typeof packed;
      const said = `${request.headers['user-agent']} ${request.headers['accept-encoding']}`;
      response.writeHead(200, { 'content-encoding': name }).end(packed[name](said));
    });
    for (const name of Object.keys(packed)) {
      const { body } = await client().get(`${origin}/${name}`);
      expect(body.toString()).toBe('Test/1 (+https://reader.example) gzip, br');
    }
  });

  it('bears servers that lie about compression', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/plain') response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
      else if (request.url === '/raw')
        response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync('raw'));
      else if (request.url === '/cut')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(9_000)).subarray(0, 20));
      else response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end('layers');
    });
    expect((await client().get(`${origin}/plain`)).body.toString()).toBe('plain');
    expect((await client().get(`${origin}/raw`)).body.toString()).toBe('raw');
    await expect(client().get(`${origin}/cut`)).rejects.toMatchObject({ code: 'broken' });
    await expect(client().get(`${origin}/layers`)).rejects.toMatchObject({ code: 'encoding' });
  });

  it('does not follow a redirect by itself', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.2/' }).end());
    const { status, headers } = await client().get(origin);
    expect([status, headers.get('location')]).toEqual([302, 'http://127.0.0.2/']);
  });

  it('ends at its signal with the reason of that', async () => {
    const origin = await serve(() => undefined);
    const reason = new Error('stopping');
    const controller = new AbortController();
    const asked = client().get(origin, { signal: controller.signal });
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});

describe('an answer past a bound', () => {
  const limits = { mostBytes: 64 * 1024, mostUnpackedBytes: 256 * 1024, firstByteMs: 300, totalMs: 600 };

  it.each([
    ['a bomb', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(40 * MB))],
    ['a bomb of another kind', { 'content-encoding': 'br' }, brotliCompressSync(Buffer.alloc(40 * MB))],
    ['a bomb in a bomb', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(Buffer.alloc(40 * MB)))],
    ['much of it', {}, Buffer.alloc(2 * MB)],
    ['much of it announced', { 'content-length': String(2 * MB) }, Buffer.alloc(10)],
  ])('%s is too large', async (_, headers, body) => {
    const origin = await serve((__, response) => {
      response.writeHead(200, headers as Record<string, string>).end(body);
    });
    await expect(client(limits).get(origin)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is let go of when it never ends', async () => {
    let sent = 0;
    const origin = await serve((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
      };
      response.on('drain', more);
      more();
    });
    await expect(client(limits).get(origin)).rejects.toMatchObject({ code: 'too-large' });
    expect(sent).toBeLessThan(20 * MB);
  });

  it('is let go of when it is slow: before the first byte, and drop by drop', async () => {
    const silent = await serve(() => undefined);
    await expect(client(limits).get(silent)).rejects.toMatchObject({ code: 'timeout' });
    const dropping = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 50);
      response.once('close', () => clearInterval(timer));
    });
    await expect(client(limits).get(dropping)).rejects.toMatchObject({ code: 'timeout' });
    const headers = await serveBytes('HTTP/1.1 200 OK\r\nx: 1\r\n', { ends: false });
    await expect(client(limits).get(headers)).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([
    ['cut off', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this', 'broken'],
    ['cut off in a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\nonly this', 'broken'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'broken'],
    ['nothing', '', 'broken'],
    ['full of headers', `HTTP/1.1 200 OK\r\n${`x-a: ${'y'.repeat(1_000)}\r\n`.repeat(100)}\r\n`, 'too-many-headers'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(client(limits).get(await serveBytes(bytes))).rejects.toMatchObject({ code });
  });

  it('tells what does not answer at all', async () => {
    const origin = await serve(() => undefined);
    for (const end of ended.splice(0)) end();
    await expect(client().get(origin)).rejects.toMatchObject({ code: 'refused', message: 'nothing answers there.' });
    await expect(client().get('http://no-such-host.invalid/')).rejects.toMatchObject({ code: 'unknown-host' });
  });
});
