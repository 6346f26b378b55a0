import { MOST_SIGNALS, problemOf } from '@fieldnotes/content';
import type { TopicEdit } from '@fieldnotes/content/model';
import type { ChatInputCommandInteraction } from 'discord.js';
import type { Refusal } from '../../answering/reply-to.js';
import type { BotContext } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import { managedGuild } from '../managers.js';
import { topicTexts } from './texts.js';

export const EDITS = ['add', 'rename', 'merge', 'mute', 'unmute'] as const satisfies readonly TopicEdit['kind'][];

/**
 * The answer to `/topics edit`, for those who manage feeds in the guild. The topics are those of the installation: where
 * the bot is in several guilds, none may change what the others see.
 */
export async function editTopics(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<Reply | Refusal> {
  const texts = textsFor(topicTexts, interaction.locale);
  if ((await managedGuild(interaction, context)) === null) return { refusal: texts.mayNot };
  if (interaction.client.guilds.cache.size > 1) return { refusal: texts.shared };
  const edit = editOf(interaction);
  if (edit === null) return { refusal: texts.nameMissing };
  const { store, reader } = context;
  const problem = problemOf(reader.taxonomy, await store.topicEdits.list(), edit);
  if (problem !== null) {
    const name = problem.kind === 'not-a-phrase' ? problem.phrase : problem.name;
    return { refusal: texts.problem[problem.kind](shown(name)) };
  }
  if ((await store.topicEdits.make(edit, interaction.user.id)) === 'full') return { refusal: texts.full };
  const name = edit.kind === 'rename' ? edit.to : edit.kind === 'merge' ? edit.into : '';
  return reply(`${texts.done[edit.kind](shown(edit.topic), shown(name))} ${texts.readAgain}`);
}

/** Null where an option that the action needs is missing. */
function editOf({ options }: ChatInputCommandInteraction): TopicEdit | null {
  const action = options.getString('action', true);
  const kind = EDITS.find((known) => known === action);
  const topic = oneLine(options.getString('topic', true));
  const name = oneLine(options.getString('name') ?? '');
  switch (kind) {
    case 'rename':
      return name === '' ? null : { kind, topic, to: name };
    case 'merge':
      return name === '' ? null : { kind, topic, into: name };
    case 'add':
      return { kind, topic, parent: name === '' ? null : name, signals: signalsIn(options.getString('signals') ?? '') };
    case 'mute':
    case 'unmute':
      return { kind, topic };
    default:
      return null;
  }
}

function signalsIn(text: string): string[] {
  const phrases = text.split(',').map(oneLine);
  return [...new Set(phrases.filter((phrase) => phrase !== ''))].slice(0, MOST_SIGNALS);
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function shown(text: string): string {
  return cut(escapeLine(text), 100);
}
