import type { MemberActor } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage, titlesIn } from './support/stage.js';

let server: TestServer;
let stage: Stage;
let ada: MemberActor;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  stage = await openStage(server);
  ada = stage.guild.member('ada', { permissions: PermissionFlagsBits.ManageGuild });
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

const bread = {
  title: 'Bread at last',
  body: 'The bread rose. It was good bread, and nothing else is to be said of it.',
};

it('tells for each channel why a post was announced there, or was not', async () => {
  await stage.publish({ title: 'Before it all', publishedAt: new Date('2026-01-01') });
  await stage.settled();
  const all = stage.guild.channel('all');
  const xen = stage.guild.channel('xen');
  const talk = stage.guild.channel('talk');
  await stage.follow(all);
  await stage.follow(xen, { filter: { any: ['Xen'], all: [], none: [], titleContains: null, authorContains: null } });
  await stage.startBot();
  await stage.publish({ ...bread, publishedAt: new Date('2026-01-02') });
  await stage.settled();
  expect(titlesIn(all)).toEqual(['Bread at last']);

  const why = async (post: string) => {
    const { message, ephemeral } = await ada.slash('/why', { post }, { channel: talk });
    expect(ephemeral).toBe(true);
    return message.embeds[0]?.description ?? message.content;
  };
  const [announcement] = all.messages();
  const told = await why('Bread at last');
  expect(told.split('\n')).toEqual([
    expect.stringMatching(
      new RegExp(`^<#${all.id}> — announced <t:\\d+:R>: https://discord\\.com/.*/${announcement?.id}$`),
    ),
    `<#${xen.id}> — not announced: it has none of the topics that are wanted here.`,
    '-# Its topics: bread',
  ]);
  expect(await why('Before it all')).toMatch(
    /^<#\d+> — not announced: it was there before the channel followed the feed\./,
  );
  expect(await why('no such post')).toMatch(/There is no such post/);

  xen.setBotPermissions(0n);
  await stage.publish({ title: 'Xen once more', publishedAt: new Date('2026-01-03') });
  await expect.poll(() => titlesIn(all).length).toBe(2);
  await expect.poll(() => why('Xen once more')).toContain('Announcing is paused there: I ');
});

it('knows feeds that nobody follows here', async () => {
  const elsewhere = stage.discord.guild();
  const bea = elsewhere.member('bea', { permissions: PermissionFlagsBits.ManageGuild });
  const told = await bea.slash('/why', { post: 'Bread at last' }, { channel: elsewhere.channel('talk') });
  expect(told.message.embeds[0]?.description).toMatch(/^No channel of this server follows \*\*/);
});
