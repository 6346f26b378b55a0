import type { ChannelActor, GuildActor, MemberActor } from '@fieldnotes/discord-emulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { said } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;
let bea: MemberActor;

beforeEach(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
  ada = guild.member('ada');
  bea = guild.member('bea');
});

const ask = (member: MemberActor, question: string) => member.slash('/ask', { question }, { channel });

describe('/privacy', () => {
  it('says to nobody else what is kept of a member, and nothing where nothing is', async () => {
    await ask(ada, 'what about Xen?');
    const { message, ephemeral } = await ada.slash('/privacy', {}, { channel });
    expect(ephemeral).toBe(true);
    expect(said(message)).toContain('Questions you asked me, here and elsewhere: 1');
    expect(said(message)).toContain('deleted after 180 days');
    const nothing = await bea.slash('/privacy', {}, { channel });
    expect(said(nothing.message)).toContain('I keep nothing of you.');
    expect(nothing.message.components).toEqual([]);
  });

  it('works in direct messages, and in the language of the member', async () => {
    const ida = guild.member('ida', { locale: 'de' });
    await ask(ida, 'what about Xen?');
    const { message } = await ida.slash('/privacy', {}, { channel: ida.dms });
    expect(said(message)).toContain('Fragen, die du mir gestellt hast, hier und anderswo: 1');
  });

  it('sends a copy of all of it', async () => {
    await ask(ada, 'what about Xen?');
    await ask(bea, 'what about snapshots?');
    const shown = await ada.slash('/privacy', {}, { channel });
    const copy = await ada.click(shown.message, 'Send me a copy');
    expect(copy.ephemeral).toBe(true);
    const [file] = copy.message.attachments;
    expect(file?.filename).toBe('fieldnotes.json');
    expect(JSON.parse(Buffer.from(file?.data ?? []).toString())).toMatchObject({
      questions: [{ text: 'what about Xen?', guildId: guild.id, channelId: channel.id, found: true }],
      ratings: [],
      subscriptions: [],
    });
  });

  it('forgets it all after asking whether that is meant, and nothing of others', async () => {
    await ask(ada, 'what about Xen?');
    await ask(bea, 'what about snapshots?');
    const shown = await ada.slash('/privacy', {}, { channel });
    const kept = await ada.click((await ada.click(shown.message, 'Delete it …')).message, 'Keep it');
    expect(said(kept.message)).toContain('here and elsewhere: 1');
    const sure = await ada.click(kept.message, 'Delete it …');
    expect(said(sure.message)).toContain('cannot be undone');
    expect((await stage.store.members.counts(ada.id)).questions).toBe(1);
    const done = await ada.click(sure.message, 'Delete all of it');
    expect(said(done.message)).toBe('Deleted. I keep nothing of you any more.');
    expect((await stage.store.members.counts(ada.id)).questions).toBe(0);
    expect((await stage.store.members.counts(bea.id)).questions).toBe(1);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
  });
});
