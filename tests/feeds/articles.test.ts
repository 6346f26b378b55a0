import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, item, politely, redirect, rss } from './support/feeds.js';
import { type Following, startFollowing } from './support/following.js';
import { type Behaviour, type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let following: Following;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
  following = await startFollowing(server);
});
afterAll(async () => {
  await following?.close();
  await web?.stop();
  await server?.stop();
});

const BEGINNING = 'The backup of the cupboard machine began on Monday';
const ENDING = 'The last disk was copied on Friday, and the cupboard fell silent.';

/** A page with an article that goes on where its teaser ends. */
const page = (): string => {
  const paragraph = 'It was slow at first, and the network was to blame, as it is in most houses that have one. ';
  return (
    `<!doctype html><html><head><title>Backups</title></head><body><nav><a href="/">Home</a></nav><article>` +
    `<h1>Backups</h1><p>${BEGINNING}, and went on for days. ${paragraph.repeat(3)}</p><p>${paragraph.repeat(5)}</p>` +
    `<p>${ENDING}</p></article></body></html>`
  );
};
const shown: Behaviour = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page());

/** A feed with a past of one post, and a second one with a teaser that links to a page of its own host. */
async function blog(behaviour: Behaviour, { robots = 'User-agent: *\nDisallow: /private' } = {}) {
  let isPublished = false;
  const link = web.site('/post', behaviour);
  const { origin } = new URL(link);
  web.change(`${origin}/robots.txt`, (_, response) => response.writeHead(200).end(robots));
  const teaser = item(2, { title: 'Backups', text: `${BEGINNING}…`, link });
  const past = item(1, { text: `${item(1).text} `.repeat(20), link: `${origin}/past` });
  const address = `${origin}/feed`;
  web.change(
    address,
    politely(() => rss(isPublished ? [teaser, past] : [past], { isTeaser: true })),
  );
  const id = await following.follow(address);
  return {
    id,
    link,
    origin,
    async publish() {
      isPublished = true;
      await following.polled(id);
    },
    async post() {
      const [post] = await following.query<{ id: string; body: string; is_read: boolean; revision: number }>(
        `SELECT id, body, revision, read_revision IS NOT DISTINCT FROM revision AS is_read FROM post
         WHERE feed_id = $1 AND title = 'Backups'`,
        [id],
      );
      return post;
    },
  };
}

type Blog = Awaited<ReturnType<typeof blog>>;

const PATIENTLY = { timeout: 90_000, interval: 50 };

const isRead = (of: Blog) => expect.poll(async () => (await of.post())?.is_read, PATIENTLY).toBe(true);
const hasArticle = async (of: Blog) => {
  await expect.poll(async () => (await of.post())?.body, PATIENTLY).toContain(ENDING);
  await isRead(of);
};
const requests = async (of: Blog) =>
  following.query<{ failures: number }>(
    'SELECT failures FROM article_request JOIN post ON post.id = post_id WHERE feed_id = $1',
    [of.id],
  );

describe('a post whose feed carries only its beginning', { timeout: 180_000 }, () => {
  it('is read with the text of its page, and stays so while the feed does not change it', async () => {
    const backups = await blog(shown);
    await backups.publish();
    await hasArticle(backups);
    const post = await backups.post();
    expect(post?.body).not.toContain('Home');
    expect(await requests(backups)).toEqual([]);
    expect(web.requestsFor(`${backups.origin}/robots.txt`)).toHaveLength(1);
    expect(web.requestsFor(backups.link)).toHaveLength(1);
    expect(web.requestsFor(backups.link)[0]?.headers['user-agent']).toContain('Fieldnotes/');
    expect(web.mostAtOnce(new URL(backups.link).hostname)).toBe(1);
    await following.query('UPDATE live_feed SET etag = NULL, validators_url = NULL, body_hash = NULL');
    await following.polled(backups.id);
    expect(await backups.post()).toEqual(post);
  });

  it('is not asked for where robots.txt forbids it', async () => {
    const backups = await blog(shown, { robots: 'User-agent: fieldnotes\nDisallow: /po*t$' });
    await backups.publish();
    await isRead(backups);
    await expect.poll(() => requests(backups), PATIENTLY).toEqual([]);
    expect((await backups.post())?.body).toBe(`${BEGINNING}…`);
    expect(web.requestsFor(backups.link)).toEqual([]);
  });

  it('is read as it is when the page fails, and anew when the page is there later', async () => {
    const backups = await blog(answer(500));
    await backups.publish();
    await isRead(backups);
    expect((await backups.post())?.body).toBe(`${BEGINNING}…`);
    await expect.poll(() => requests(backups), PATIENTLY).toEqual([{ failures: 1 }]);
    web.change(backups.link, shown);
    await following.query('UPDATE article_request SET due_at = now()');
    await hasArticle(backups);
  });

  it('is given up when there is no page, and when it fails again and again', async () => {
    const missing = await blog(answer(404));
    const failing = await blog(answer(503, { 'retry-after': '5' }));
    await missing.publish();
    await failing.publish();
    await isRead(missing);
    await expect.poll(() => requests(missing), PATIENTLY).toEqual([]);
    for (let time = 2; time <= 4; time++) {
      await expect.poll(() => requests(failing), PATIENTLY).toEqual([{ failures: time - 1 }]);
      await following.query('UPDATE article_request SET due_at = now()');
      await expect.poll(() => web.requestsFor(failing.link).length, PATIENTLY).toBe(time);
    }
    await expect.poll(() => requests(failing), PATIENTLY).toEqual([]);
    expect((await failing.post())?.revision).toBe(1);
  });

  it('is followed to where its address leads, by the rules of each host, and to no private one', async () => {
    const there = web.site('/there', shown);
    const backups = await blog(redirect(302, there));
    await backups.publish();
    await hasArticle(backups);
    expect(web.requestsFor(`${new URL(there).origin}/robots.txt`)).toHaveLength(1);
    const inside = await blog(redirect(302, 'http://10.1.2.3/admin'));
    await inside.publish();
    await isRead(inside);
    await expect.poll(() => requests(inside), PATIENTLY).toEqual([]);
    expect((await inside.post())?.body).toBe(`${BEGINNING}…`);
  });

  it('is left to its feed, or taken from its page, as somebody decides', async () => {
    const backups = await blog(shown);
    await following.store.liveFeeds.setArticles(backups.id, 'never');
    await backups.publish();
    await isRead(backups);
    expect((await backups.post())?.body).toBe(`${BEGINNING}…`);
    expect(web.requestsFor(backups.link)).toEqual([]);
    expect((await following.status(backups.id)).articles).toBe('never');

    const whole = rss([item(1, { link: web.site('/post', shown), text: `${BEGINNING}. It ended. `.repeat(15) })]);
    const address = web.site(
      '/feed',
      politely(() => whole),
    );
    const report = await following.worker.follow(address, { articles: 'always' });
    if (report.kind !== 'followed') throw new Error('it was not followed');
    await following.query('UPDATE article_request SET due_at = now()');
    const bodies = () =>
      following.query<{ body: string }>('SELECT body FROM post WHERE feed_id = $1', [report.feed.id]);
    await expect.poll(async () => (await bodies())[0]?.body, PATIENTLY).toContain(ENDING);
  });
});
