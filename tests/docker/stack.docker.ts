import { fileURLToPath } from 'node:url';
import { type ChannelActor, type Discord, type MemberActor, startDiscord } from '@fieldnotes/discord-emulator';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Blog, OUTSIDE, openBlog } from './support/blog.js';
import { docker, findCompose, inspect, openProject, type Project } from './support/compose.js';

const MEBIBYTE = 2 ** 20;
const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
/** Posts published while things are killed, and what is killed, one after the other. */
const UNDER_LOAD = 40;
const VICTIMS = ['worker', 'bot', 'redis', 'postgres'] as const;

const compose = await findCompose();

describe.skipIf(compose === undefined)('the stack in containers', () => {
  let discord: Discord;
  let news: ChannelActor;
  let talk: ChannelActor;
  let ada: MemberActor;
  let blog: Blog;
  let project: Project;

  beforeAll(async () => {
    discord = await startDiscord({ place: { host: '0.0.0.0', port: 0, name: OUTSIDE } });
    const guild = discord.guild({ name: 'The cellar' });
    news = guild.channel('news');
    talk = guild.channel('talk');
    ada = guild.member('ada', { permissions: PermissionFlagsBits.ManageGuild });
    blog = await openBlog('alpha');
    blog.publish(2);
    project = openProject(`fieldnotes-test-${process.pid}`, compose ?? [], {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FIELDNOTES_PRIVATE_HOSTS: OUTSIDE,
      FIELDNOTES_POLL_SHORTEST: '1',
      FIELDNOTES_POLL_LONGEST: '1',
      FIELDNOTES_HOST_GAP: '0',
    });
    // Set, the image that is there is tested.
    if (process.env.FIELDNOTES_TEST_KEEP_IMAGE !== '1') await project.compose('build', 'worker');
  });

  afterAll(async () => {
    await project?.attempt('down', '--volumes', '--timeout', '5');
    blog?.close();
    await discord?.stop();
  });

  const ready = async (service: string) => {
    for (const id of await project.containers(service)) {
      await expect.poll(() => readiness(id), { timeout: 120_000, interval: 250 }).toBe('ready');
    }
  };

  test('the image is small, and holds nothing to build with', async () => {
    const sizes = await Promise.all(
      ['fieldnotes:local', 'node:24-bookworm-slim'].map((image) => inspect(image, '{{.Size}}')),
    );
    const [ours = 0, base = 0] = sizes.map(Number);
    console.log(`image: ${Math.round((ours - base) / MEBIBYTE)} MiB beyond its base`);
    expect(ours - base).toBeLessThan(350 * MEBIBYTE);
    expect(await inspect('fieldnotes:local', '{{.Config.User}}')).toBe('node');
    const tools = 'command -v npm npx gcc make python3; touch /app/x 2>/dev/null && echo writable; true';
    const { stdout } = await docker(
      'run',
      '--rm',
      '--read-only',
      '--entrypoint',
      'sh',
      'fieldnotes:local',
      '-c',
      tools,
    );
    expect(stdout).toBe('');
  });

  test('it comes up by itself, in order, and publishes nothing', async () => {
    await project.compose('up', '-d', '--no-build');
    for (const service of ['worker', 'bot']) await ready(service);
    const [migrate = ''] = await project.containers('migrate');
    expect((await docker('logs', migrate)).stdout).toMatch(/migrations applied: version 0 became version \d+/);
    for (const service of ['postgres', 'redis', 'worker', 'bot']) {
      const [id = ''] = await project.containers(service);
      expect(await inspect(id, '{{.RestartCount}} {{json .HostConfig.PortBindings}}'), service).toMatch(
        /^0 (?:\{\}|null)$/,
      );
    }
    for (const service of ['worker', 'bot']) {
      const [id = ''] = await project.containers(service);
      expect(await inspect(id, '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}')).toBe('true [ALL]');
      const resident = Number(/^process_resident_memory_bytes (\S+)$/m.exec(await metrics(id))?.[1]) / MEBIBYTE;
      console.log(`${service}, idle: ${Math.round(resident)} MiB`);
      expect(resident).toBeLessThan(150);
    }
  });

  test('it serves soon after it is started again', async () => {
    const [id = ''] = await project.containers('worker');
    await docker('stop', id);
    await docker('start', id);
    await expect.poll(() => readiness(id), { timeout: 60_000 }).toBe('ready');
    const begun = await inspect(id, '{{.State.StartedAt}}');
    const { stdout } = await docker('logs', '--timestamps', '--since', begun, id);
    const serving =
      stdout
        .split('\n')
        .find((line) => line.includes('Running.'))
        ?.split(' ')[0] ?? '';
    const seconds = (Date.parse(serving) - Date.parse(begun)) / 1000;
    const cpu = Number(/^process_cpu_seconds_total (\S+)$/m.exec(await metrics(id))?.[1]);
    console.log(`worker: serves ${seconds.toFixed(1)} s after its container was started, ${cpu.toFixed(1)} s of CPU`);
    // Less than three where nobody else uses the machine.
    expect(cpu).toBeLessThan(6);
  });

  test('it imports an archive and answers from it, with status 0', async () => {
    const { stdout } = await project.fieldnotes(['import', '/archive'], [`${SAMPLES}:/archive:ro`]);
    expect(stdout).toContain('22 posts: 22 added');
    const { message } = await ada.slash('/ask', { question: 'What did you see about Xen?' }, { channel: talk });
    expect(JSON.stringify(message.embeds)).toContain('Xen on the small server');
    expect((await project.fieldnotes(['doctor'])).stdout).toContain('Everything can work.');
  });

  test('a feed is followed, and what is new is announced', async () => {
    const follow = await ada.slash('/follow', { feed: blog.url, channel: news, burst: 0 }, { channel: talk });
    expect(follow.message.content).toContain('alpha');
    const announced = news.nextMessage(undefined, { timeoutMs: 60_000 });
    blog.publish(1);
    expect(JSON.stringify((await announced).embeds)).toContain(blog.words[2]);
    const { message } = await ada.slash('/ask', { question: `What is ${blog.words[2]} good for?` }, { channel: talk });
    expect(JSON.stringify(message.embeds)).toContain(blog.words[2]);
  });

  test('three workers, one of them killed, then the bot, Redis and PostgreSQL: each post is announced once', async () => {
    await project.compose('up', '-d', '--no-build', '--scale', 'worker=3');
    await ready('worker');
    const publishing = publishSlowly(blog, UNDER_LOAD);
    for (const service of VICTIMS) {
      const count = blog.words.length;
      await expect
        .poll(() => blog.words.length, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(Math.min(count + 5, publishing.last));
      const [id = ''] = await project.containers(service);
      await docker('kill', '--signal', 'KILL', id);
      await docker('start', id);
      for (const served of ['worker', 'bot']) await ready(served);
    }
    await publishing.done;
    const expected = blog.words.slice(2);
    await expect
      .poll(() => timesAnnounced(news, expected).filter((times) => times === 0).length, {
        timeout: 240_000,
        interval: 500,
      })
      .toBe(0);
    expect(timesAnnounced(news, expected)).toEqual(expected.map(() => 1));
    expect(discord.count429).toBe(0);
    const { stdout } = await project.fieldnotes(['queue', '--json']);
    expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({ failed: [] });
  });

  test('it stops within its time, and what was published meanwhile is announced once afterwards', async () => {
    blog.publish(5);
    await project.compose('stop');
    for (const service of ['worker', 'bot']) {
      for (const id of await project.containers(service))
        expect(await inspect(id, '{{.State.ExitCode}}'), service).toBe('0');
    }
    blog.publish(5);
    // The services before their servers: they wait, and are not started over and over.
    const services = [...(await project.containers('worker')), ...(await project.containers('bot'))];
    await docker('start', ...services);
    for (const id of services) {
      await expect.poll(async () => logs(id), { timeout: 60_000 }).toMatch(/(?:PostgreSQL|Redis) is not there yet/);
    }
    await project.compose('start', 'redis', 'postgres');
    for (const service of ['worker', 'bot']) await ready(service);
    for (const id of services) expect(await inspect(id, '{{.RestartCount}}')).toBe('0');
    const expected = blog.words.slice(2);
    await expect
      .poll(() => timesAnnounced(news, expected).filter((times) => times === 0).length, {
        timeout: 120_000,
        interval: 500,
      })
      .toBe(0);
    expect(timesAnnounced(news, expected)).toEqual(expected.map(() => 1));
  });

  test('metrics tell what happened', async () => {
    const [bot = ''] = await project.containers('bot');
    const text = await metrics(bot);
    expect(text).toMatch(/^fieldnotes_announcement_lag_seconds_count [1-9]/m);
    expect(text).toMatch(/^fieldnotes_deliveries_open 0$/m);
    expect(text).not.toContain('status="429"');
    const [worker = ''] = await project.containers('worker');
    expect(await metrics(worker)).toMatch(/^fieldnotes_polls_total\{outcome="(?:unchanged|body)"\} [1-9]/m);
  });
});

/** A post every 400 milliseconds, as a busy community of blogs would publish. */
function publishSlowly(blog: Blog, count: number): { readonly last: number; readonly done: Promise<void> } {
  const last = blog.words.length + count;
  const done = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      blog.publish(1);
      if (blog.words.length < last) return;
      clearInterval(timer);
      resolve();
    }, 400);
  });
  return { last, done };
}

function timesAnnounced(channel: ChannelActor, words: readonly string[]): number[] {
  const shown = channel.messages().map(({ content, embeds }) => `${content} ${JSON.stringify(embeds)}`);
  return words.map((word) => shown.filter((text) => text.includes(`Notes on ${word}`)).length);
}

/** What the health server inside a container says: nothing of it is published. */
async function readiness(id: string): Promise<string> {
  const said = await get(id, '/readyz');
  return /"status":"([^"]+)"/.exec(said)?.[1] ?? said;
}

const metrics = (id: string) => get(id, '/metrics');

async function get(id: string, path: string): Promise<string> {
  const script = `fetch('http://127.0.0.1:9464${path}').then(async (r) => process.stdout.write(await r.text()), (e) => process.stdout.write(String(e.cause?.code)))`;
  return (await docker('exec', id, 'node', '-e', script)).stdout;
}

async function logs(id: string): Promise<string> {
  const { stdout, stderr } = await docker('logs', '--tail', '200', id);
  return stdout + stderr;
}
