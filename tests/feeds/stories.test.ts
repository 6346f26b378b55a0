import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draft, openStage, refused, type Stage } from '../announce/support/stage.js';

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  stage = await openStage(server);
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

it('a story that a second feed carries is not announced again: its announcement names both', {
  timeout: 60_000,
}, async () => {
  const { store, queue, guild, feed } = stage;
  const planet = await store.feeds.ensure('https://planet.example/feed', 'Planet *Xen*');
  const later = await store.feeds.ensure('https://later.example/feed', 'Later');
  const channels = { rich: guild.channel('rich'), compact: guild.channel('compact') };
  for (const feedId of [feed.id, planet.id, later.id]) {
    await stage.follow(channels.rich, { feedId });
    await stage.follow(channels.compact, { feedId, style: 'compact' });
  }
  const publish = async (feedId: number) => {
    const { changed } = await store.posts.put(feedId, [
      draft({ title: 'About guests', url: 'https://blog.example/guests' }),
    ]);
    await queue.addMany('read', changed);
    await stage.settled();
  };
  await stage.startBot();
  await publish(feed.id);
  await publish(planet.id);
  await publish(later.id);
  expect(channels.rich.messages()).toHaveLength(1);
  const [field] = (channels.rich.messages()[0]?.embeds[0]?.fields ?? []).filter(({ name }) => name === 'Also in');
  expect(field?.value).toBe('Later, Planet \\*Xen\\*');
  expect(channels.compact.messages()).toHaveLength(1);
  expect(channels.compact.messages()[0]?.content).toContain('Also in Later, Planet \\*Xen\\*');
  const [{ id: copy } = { id: 0 }] = await store.posts.list({ feedIds: [planet.id], limit: 1 });
  const why = await store.tellStory(copy, guild.id);
  expect(why?.announcements.map(({ reason }) => reason)).toMatchObject([
    { kind: 'told', feedTitle: feed.title, place: { channelId: channels.rich.id } },
    { kind: 'told', feedTitle: feed.title, place: { channelId: channels.compact.id } },
  ]);
  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
});
