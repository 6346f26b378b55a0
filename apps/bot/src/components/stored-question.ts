import type { QuestionRecord } from '@fieldnotes/store';
import type { Refusal } from '../answering/reply-to.js';
import { recordId } from '../framework/custom-id.js';
import type { BotContext } from '../framework/feature.js';
import type { Texts } from '../locales/texts.js';

/** The question that a button belongs to, if it was asked here; ids of other guilds are none of the member's. */
export async function storedQuestion(
  interaction: { readonly guildId: string | null; readonly channelId: string | null },
  parameter: string | undefined,
  texts: Texts,
  { store }: BotContext,
): Promise<QuestionRecord | Refusal> {
  const id = recordId(parameter);
  const question = id === undefined ? undefined : await store.questions.get(id);
  if (question === undefined) return { refusal: texts.stale };
  const isHere =
    question.guildId === interaction.guildId &&
    (question.guildId !== null || question.channelId === interaction.channelId);
  return isHere ? question : { refusal: texts.stale };
}
