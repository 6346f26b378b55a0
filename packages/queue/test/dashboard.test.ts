import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Dashboard, openDashboard } from '../src/dashboard/dashboard.js';
import { type JobQueue, openQueue, QueueError } from '../src/index.js';

const redisUrl = inject('redisUrl');
const servers = [
  ['PostgreSQL', { postgres: { connectionString: inject('postgresUrl') } }],
  ...(redisUrl === null ? [] : [['Redis', { redisUrl }] as const]),
] as const;

describe.each(servers)('the dashboard on %s', (_, place) => {
  const user = 'fieldnotes';
  const password = 'long enough to be one';
  let queue: JobQueue;
  let dashboard: Dashboard;

  beforeAll(async () => {
    const options = { ...place, prefix: 'shown' };
    queue = await openQueue(options);
    dashboard = await openDashboard({ ...options, host: '127.0.0.1', port: 0, user, password });
  });
  afterAll(async () => {
    await dashboard?.close();
    await queue?.close();
  });

  const get = (path: string, secret = password) =>
    fetch(`http://127.0.0.1:${dashboard.address.port}${path}`, {
      headers: { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` },
    });

  it('shows nothing without the password', async () => {
    for (const path of ['/', '/api/queues', '/static/']) {
      const without = await fetch(`http://127.0.0.1:${dashboard.address.port}${path}`);
      expect(without.status).toBe(401);
      expect((await get(path, 'another')).status).toBe(401);
    }
  });

  it('shows the jobs of each kind', async () => {
    await queue.add('read', { postId: 7, revision: 1 });
    const response = await get('/api/queues');
    expect(response.status).toBe(200);
    const { queues } = (await response.json()) as { queues: { name: string; counts: { waiting: number } }[] };
    expect(queues.find(({ name }) => name.includes('read'))).toMatchObject({ counts: { waiting: 1 } });
    const page = await get('/');
    expect(page.headers.get('content-type')).toContain('text/html');
    const script = /src="\/?(static\/[^"]+\.js)"/.exec(await page.text())?.[1];
    expect((await get(`/${script}`)).headers.get('content-type')).toContain('javascript');
  });

  it('is not opened without a password', async () => {
    const options = { ...place, host: '127.0.0.1', port: 0, user, password: '' };
    await expect(openDashboard(options)).rejects.toThrow(QueueError);
  });
});
