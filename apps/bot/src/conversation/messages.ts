import type { Scope } from '@fieldnotes/content/model';
import type { QuestionRecord } from '@fieldnotes/store';
import { type Message, PermissionFlagsBits } from 'discord.js';
import { postsAnnouncedIn } from '../answering/announced.js';
import { type AskedQuestion, admit, answerAdmitted, contextAfter } from '../answering/answer-question.js';
import { limitedText, sendable } from '../answering/reply-to.js';
import type { BotContext } from '../framework/feature.js';
import { isGone } from '../framework/respond.js';
import { renderAnswer } from '../render/answer.js';
import { asText, type Reply, reply } from '../render/reply.js';
import { type Voice, voiceFor } from '../render/voice.js';
import { escapeLine } from '../text/escape.js';
import { type Addressed, addressed } from './addressed.js';

/** A question without a reply belongs to the one before it, if that was not long ago. */
const SAME_TALK_MS = 10 * 60_000;

/** Answers what is said to the bot, where it is said. */
export async function answerMessage(message: Message, everywhere: BotContext): Promise<void> {
  const said = addressed(message);
  if (said === undefined || !mayAnswer(message, everywhere)) return;
  const context = { ...everywhere, timeZone: await everywhere.guildZones.of(message.guildId) };
  const voice = voiceFor(message.guild?.preferredLocale, context.timeZone);
  try {
    const repliedTo = await ownMessage(said.repliedTo, context);
    if (!said.isExplicit && repliedTo === null) return;
    if (said.text !== '') await answerQuestion(message, { ...said, repliedTo }, voice, context);
    else if (said.isExplicit) await send(message, reply(voice.texts.hello(await anExample(context))));
  } catch (error) {
    if (isGone(error)) return;
    context.log.error({ err: error, channel: message.channelId }, 'a question in a message could not be answered');
    await send(message, reply(voice.texts.failed));
  }
}

/** What is said to the bot, and the message of its own that it replies to. */
type Said = Omit<Addressed, 'repliedTo'> & { readonly repliedTo: string | null };

/** Where Discord does not say whose message it is, the store does: it knows every answer and announcement. */
async function ownMessage(repliedTo: Addressed['repliedTo'], context: BotContext): Promise<string | null> {
  if (repliedTo === null || repliedTo.isCertain) return repliedTo?.messageId ?? null;
  const { messageId } = repliedTo;
  if ((await context.store.questions.answeredBy(messageId)) !== undefined) return messageId;
  return (await postsAnnouncedIn(messageId, context)).length > 0 ? messageId : null;
}

async function answerQuestion(message: Message, said: Said, voice: Voice, context: BotContext): Promise<void> {
  const asked = await questionOf(message, said, context);
  const admission = await admit(asked, context);
  if (admission.kind === 'limited') {
    await send(message, reply(limitedText(admission, voice)));
    return;
  }
  if (message.channel.isSendable()) message.channel.sendTyping().catch(() => undefined);
  const { answer, isElsewhere } = await answerAdmitted(admission.id, asked, context);
  // "Thanks!" in reply to an answer asks for nothing.
  if (!answer.found && answer.reason === 'nothing-asked' && !said.isExplicit) return;
  const lead = isElsewhere ? [voice.texts.elsewhere] : [];
  const sent = await send(message, renderAnswer({ answer, questionId: admission.id, canShare: false, lead }, voice));
  await context.store.questions.shownAs(admission.id, sent.id);
}

/** The question with what it builds on: the answer that it replies to, or what its author asked here just before. */
async function questionOf(message: Message, { text, repliedTo }: Said, context: BotContext): Promise<AskedQuestion> {
  const { store, now } = context;
  const asker = { guildId: message.guildId, channelId: message.channelId, memberId: message.author.id };
  const since = new Date(now().getTime() - SAME_TALK_MS);
  const [before, announced, inThread] = await Promise.all([
    repliedTo === null ? store.questions.latest({ ...asker, since }) : store.questions.answeredBy(repliedTo),
    postsAnnouncedIn(repliedTo, context),
    postsAnnouncedIn(message.channelId, context),
  ]);
  return {
    ...asker,
    text,
    about: announced.length > 0 ? announced : inThread,
    ...(before === undefined ? {} : { context: contextAfter(before), scope: narrowingOf(before, repliedTo) }),
  };
}

/** A reply stays within the feed and the topic that the answer was asked of. */
function narrowingOf({ scope: { feedIds, topic } }: QuestionRecord, repliedTo: string | null): Scope {
  if (repliedTo === null) return {};
  return { ...(feedIds === undefined ? {} : { feedIds }), ...(topic === undefined ? {} : { topic }) };
}

/** A topic to try: the one that is written about most of late. */
async function anExample({ store }: BotContext): Promise<string> {
  const [most = 'Linux'] = await store.topics.inUse();
  return escapeLine(most);
}

/** Whether an answer can be sent at all; where it cannot, what is missing is logged, with the place to change it. */
function mayAnswer(message: Message, { log }: BotContext): boolean {
  const missing = missingPermissions(message, [
    message.channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages',
    'ViewChannel',
    'ReadMessageHistory',
  ]);
  if (missing.length === 0) return true;
  const { channelId, guildId } = message;
  log.warn(
    { guild: guildId, channel: channelId, missing },
    `The bot was asked in a channel where it may not answer; give it ${missing.join(', ')} in the channel's settings, under Permissions`,
  );
  return false;
}

function missingPermissions(message: Message, wanted: readonly (keyof typeof PermissionFlagsBits)[]): string[] {
  const { channel, guild } = message;
  const me = guild?.members.me;
  if (channel.isDMBased() || me == null) return [];
  const granted = channel.permissionsFor(me);
  return wanted.filter((name) => !granted.has(PermissionFlagsBits[name]));
}

/** Replies once: a message that Discord hands over twice has one answer. Without embeds, where they are not allowed. */
function send(message: Message, answer: Reply): Promise<Message> {
  const canEmbed = missingPermissions(message, ['EmbedLinks']).length === 0;
  return message.reply({ ...sendable(canEmbed ? answer : asText(answer)), nonce: message.id, enforceNonce: true });
}
