import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { BotContext, ComponentInteraction } from '../framework/feature.js';
import { tellPrivately } from '../framework/respond.js';
import { renderAnswer } from '../render/answer.js';
import { type Reply, reply } from '../render/reply.js';
import { type Voice, voiceOf } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { relativeTime } from '../text/dates.js';
import { type AskedQuestion, admit, answerAdmitted } from './answer-question.js';

export type Repliable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ComponentInteraction
  | ModalSubmitInteraction;

/**
 * What takes longer is acknowledged first. Short, because a process that imports besides needs most of the second that
 * is allowed; long enough that with an idle machine what is told to one member alone is not first begun in public.
 */
const ACKNOWLEDGE_AFTER_MS = 50;

/** Characters of the description of a file. */
const LONGEST_DESCRIPTION = 1024;

export interface AnswerOptions {
  readonly isPrivate: boolean;
  /** Puts the question above the answer. */
  readonly showsQuestion?: boolean;
  /** Goes on from an earlier answer: finding nothing means that there is nothing more. */
  readonly isMore?: boolean;
}

/** Who asks, and where. */
export function askerOf(interaction: Repliable): Pick<AskedQuestion, 'guildId' | 'channelId' | 'memberId'> {
  return {
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? interaction.user.id,
    memberId: interaction.user.id,
  };
}

/** What a member cannot have, and why: told to them alone, in a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** Answers an interaction with what the posts say. `prepare` gives the question, once its options are looked up. */
export async function replyWithAnswer(
  interaction: Repliable,
  { isPrivate, showsQuestion = false, isMore = false }: AnswerOptions,
  prepare: () => Promise<AskedQuestion | Refusal>,
  context: BotContext,
): Promise<void> {
  const voice = voiceOf(interaction, isPrivate, context.timeZone);
  const admitted = await deferIfSlow(interaction, isPrivate, admitPrepared(interaction, prepare, context));
  if ('refusal' in admitted) {
    await tellPrivately(interaction, admitted.refusal);
    return;
  }
  await defer(interaction, isPrivate);
  const { id, asked } = admitted;
  const { answer, isElsewhere } = await answerAdmitted(id, asked, context);
  if (isMore && !answer.found) {
    await interaction.editReply(sendable(reply(voice.texts.nothingMore)));
    return;
  }
  const view = {
    answer,
    questionId: id,
    canShare: isPrivate && interaction.guildId !== null,
    ...(showsQuestion ? { question: asked.text } : {}),
    lead: isElsewhere ? [voice.texts.elsewhere] : [],
  };
  const message = await interaction.editReply(sendable(renderAnswer(view, voice)));
  await context.store.questions.shownAs(id, message.id);
}

async function admitPrepared(
  interaction: Repliable,
  prepare: () => Promise<AskedQuestion | Refusal>,
  context: BotContext,
): Promise<{ readonly id: number; readonly asked: AskedQuestion } | Refusal> {
  const asked = await prepare();
  if ('refusal' in asked) return asked;
  const admission = await admit(asked, context);
  if (admission.kind === 'admitted') return { id: admission.id, asked };
  return { refusal: limitedText(admission, voiceOf(interaction, true, context.timeZone)) };
}

/** Answers with what the work gives, and acknowledges before it when it takes its time. */
export async function replyWith(
  interaction: Repliable,
  isPrivate: boolean,
  work: () => Promise<Reply | Refusal>,
): Promise<void> {
  const outcome = await deferIfSlow(interaction, isPrivate, work());
  if ('refusal' in outcome) await tellPrivately(interaction, outcome.refusal);
  else if (interaction.deferred) await interaction.editReply(sendable(outcome));
  else await interaction.reply({ ...sendable(outcome), ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}) });
}

export function limitedText(
  { whose, retryAt }: { readonly whose: 'member' | 'guild'; readonly retryAt: Date },
  { texts }: Voice,
): string {
  const when = relativeTime(retryAt);
  return whose === 'member' ? texts.limitedMember(when) : texts.limitedGuild(when);
}

/** discord.js wants arrays that it may change. */
export function sendable({ content, embeds, components, files }: Reply) {
  const body = { content, embeds: [...embeds], components: [...components] };
  if (files === undefined) return body;
  const described = files.map(({ name, data, description }) => ({
    name,
    attachment: data,
    description: cut(description, LONGEST_DESCRIPTION),
  }));
  return { ...body, files: described };
}

async function defer(interaction: Repliable, isPrivate: boolean): Promise<void> {
  if (interaction.deferred || interaction.replied) return;
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}

/** Defers when the work has not ended soon. By then the flags are set, and what follows knows. */
async function deferIfSlow<Result>(interaction: Repliable, isPrivate: boolean, work: Promise<Result>): Promise<Result> {
  let deferring: Promise<void> | undefined;
  const timer = setTimeout(() => {
    deferring = defer(interaction, isPrivate);
    deferring.catch(() => undefined);
  }, ACKNOWLEDGE_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await deferring;
  }
}
