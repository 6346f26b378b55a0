import type { ChannelActor, GuildActor, MemberActor, MessageView } from '@fieldnotes/discord-emulator';
import { ButtonStyle, ComponentType } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toldAlone } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;

beforeAll(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
  ada = guild.member('ada');
});

/** A channel for each, because a channel takes five messages in five seconds. */
let channels = 0;

/** A message of the bot with this button, as an earlier version of it may have sent. */
async function withButton(id: string, where = guild.channel(`talk${++channels}`)): Promise<MessageView> {
  const sent = where.nextMessage();
  const components = [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'x', custom_id: id }],
    },
  ];
  const response = await fetch(`${stage.discord.apiUrl}/v10/channels/${where.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'from an earlier time', components }),
  });
  expect(response.status).toBe(200);
  return sent;
}

describe('a button from an earlier time', () => {
  it.each([
    'more:999999',
    'more:1e3',
    'more',
    'related:-1',
    'share:9007199254740993',
    'rate:x:1',
    'summary:999999',
    'more-topic:1:999',
    'more-topic:999999:__proto__',
    'ask-post:',
    'never-heard-of:1:2',
    ':::::',
    '__proto__',
    'topics:1',
    'why:0',
  ])('%s gets a kind answer, for the member only', async (id) => {
    const reply = await ada.click(await withButton(id), id);
    expect(await toldAlone(reply)).toBe('This no longer works: it is from an earlier time. Please ask again.');
  });

  it('does not tell what was asked in another guild', async () => {
    const { message } = await ada.slash('/ask', { question: 'live migration' }, { channel });
    await expect.poll(() => stage.store.questions.answeredBy(message.id)).toBeDefined();
    const question = await stage.store.questions.answeredBy(message.id);
    const other = stage.discord.guild();
    const there = other.channel('there');
    const id = `share:${question?.id}`;
    const reply = await other.member('eve').click(await withButton(id, there), id);
    expect(await toldAlone(reply)).toContain('no longer works');
  });

  it('of a form whose post is gone says so when the form is sent', async () => {
    const opened = await ada.click(await withButton('ask-post:999999'), 'x');
    const reply = await ada.modal(opened, { question: 'What does it say?' });
    expect(reply.message.content).toContain('no longer works');
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
