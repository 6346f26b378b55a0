import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHealthServer, createPrometheusMetrics, type HealthServer, HealthServerError } from '../src/index.js';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined } as never;
const servers: HealthServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(checks: Readonly<Record<string, () => Promise<unknown>>> = {}) {
  const metrics = await createPrometheusMetrics(log);
  const server = createHealthServer({ host: '127.0.0.1', port: 0, checks, expose: () => metrics.expose(), log });
  await server.start();
  servers.push(server);
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { metrics, server, get };
}

describe('the health server', () => {
  it('is alive whatever is down, and ready when nothing is', async () => {
    let isDown = true;
    const database = async () => {
      if (isDown) throw new Error('refused at db.internal');
    };
    const { get } = await serve({ database, queue: async () => undefined });
    expect((await get('/healthz')).status).toBe(200);
    const notReady = await get('/readyz');
    expect(notReady.status).toBe(503);
    expect(await notReady.json()).toEqual({ status: 'not ready', checks: { database: 'down', queue: 'up' } });
    isDown = false;
    await expect.poll(async () => (await get('/readyz')).status).toBe(200);
  });

  it('makes its checks once for all who ask together', async () => {
    let made = 0;
    const { get } = await serve({
      database: async () => {
        made += 1;
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => get('/readyz')));
    expect(made).toBe(1);
  });

  it('answers nothing else', async () => {
    const { get } = await serve();
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics/../etc/passwd')).status).toBe(404);
    expect((await get('/healthz', { method: 'POST', body: 'x' })).status).toBe(405);
    expect(await (await get('/healthz', { method: 'HEAD' })).text()).toBe('');
  });

  it('bounds the headers that strangers send', async () => {
    const { server } = await serve();
    const socket = connect(server.port, '127.0.0.1');
    const said = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.on('error', () => undefined).write(`GET /healthz HTTP/1.1\r\nx: ${'y'.repeat(10_000)}\r\n\r\n`);
    expect(await said).toMatch(/^HTTP\/1\.1 431 /);
    socket.destroy();
  });

  it('says what to do when its port is taken', async () => {
    const { server } = await serve();
    const options = { host: '127.0.0.1', port: server.port, checks: {}, log };
    const second = createHealthServer({ ...options, expose: async () => ({ contentType: '', text: '' }) });
    await expect(second.start()).rejects.toThrow(HealthServerError);
    await expect(second.start()).rejects.toThrow(/EADDRINUSE.*FIELDNOTES_HTTP_PORT/);
  });
});

describe('metrics', () => {
  it('are in the form of Prometheus, those of the process among them', async () => {
    const { metrics, get } = await serve();
    const jobs = { name: 'fieldnotes_jobs_total', help: 'Jobs.', labels: ['outcome'] };
    metrics.counter(jobs).add({ outcome: 'completed' });
    metrics.counter(jobs).add({ outcome: 'completed' }, 2);
    metrics.histogram({ name: 'fieldnotes_ask_seconds', help: 'Questions.', buckets: [0.1, 1] }).observe(0.5);
    metrics.gauge({ name: 'fieldnotes_queue_jobs', help: 'In line.', labels: ['kind'] }, async () => [
      { labels: { kind: 'read' }, value: 7 },
    ]);
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split('\n');
    expect(lines).toContain('fieldnotes_jobs_total{outcome="completed"} 3');
    expect(lines).toContain('fieldnotes_ask_seconds_bucket{le="0.1"} 0');
    expect(lines).toContain('fieldnotes_ask_seconds_bucket{le="1"} 1');
    expect(lines).toContain('fieldnotes_queue_jobs{kind="read"} 7');
    expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
  });

  it('are told without those that cannot be looked up', async () => {
    const { metrics } = await serve();
    metrics.gauge({ name: 'fieldnotes_gone', help: 'Away.' }, () => Promise.reject(new Error('no database')));
    metrics.counter({ name: 'fieldnotes_here_total', help: 'Here.' }).add();
    const { text } = await metrics.expose();
    expect(text).toContain('fieldnotes_here_total 1');
    expect(text).not.toMatch(/^fieldnotes_gone /m);
  });
});
