import type { ChannelActor, GuildActor, MemberActor, MessageView } from '@fieldnotes/discord-emulator';
import { ButtonStyle, ComponentType } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
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

const labels = (message: MessageView) =>
  message.components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.map((part) => {
          if (part.type !== ComponentType.Button || part.style === ButtonStyle.Premium) return `menu ${part.type}`;
          return part.label ?? part.emoji?.name ?? '';
        })
      : [],
  );

describe('/ask', () => {
  it('shows quotes that the posts hold, each with title, date and where it was read', async () => {
    const reply = await ada.slash('/ask', { question: 'What did you write about live migration?' }, { channel });
    expect(reply.message.content).toContain('> What did you write about live migration?');
    expect(reply.message.embeds.length).toBeGreaterThan(0);
    expect(reply.message.embeds.length).toBeLessThanOrEqual(5);
    const [first] = reply.message.embeds;
    expect(first?.title).toBe('Live migration on a gigabit link');
    expect(first?.footer?.text).toContain('2 October 2025');
    expect(labels(reply.message)).toEqual(['More', 'Related', '👍', '👎']);
    expect(reply.acknowledgedMs).toBeLessThan(1000);
  });

  it('says what it looked for, and offers topics, when the posts do not say', async () => {
    const { message } = await ada.slash('/ask', { question: 'What did you write about zeppelins?' }, { channel });
    expect(message.content).toContain('I looked for **zeppelins**.');
    expect(message.content).toContain('The posts never mention **zeppelins**.');
    expect(message.embeds).toEqual([]);
    expect(labels(message)).toEqual(['menu 3']);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
