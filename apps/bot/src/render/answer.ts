import type { Answer, Citation, FoundAnswer, NotFoundAnswer } from '@fieldnotes/content';
import type { APIEmbed } from 'discord.js';
import { customId } from '../framework/custom-id.js';
import { cut } from '../text/cut.js';
import { longDate } from '../text/dates.js';
import { escapeLine, escapeMarkdown, plainText } from '../text/escape.js';
import { linkable } from '../text/links.js';
import { button, embedLength, LIMITS, menu, type Reply, type Row, reply, row } from './reply.js';
import { understood } from './understood.js';
import type { Voice } from './voice.js';

export interface AnswerView {
  readonly answer: Answer;
  readonly questionId: number;
  /** Only its asker sees it, and may share it. */
  readonly canShare: boolean;
  /** Shown above the answer, where the message does not stand under the question. */
  readonly question?: string;
  /** Lines above the answer, escaped. */
  readonly lead?: readonly string[];
}

const COLOUR = 0x2f6f8f;
const QUOTES = 5;
const WORDS_LISTED = 6;
const LONGEST_ECHO = 300;

/** An answer within Discord's limits, whatever the posts say; nothing in it pings or formats. */
export function renderAnswer(view: AnswerView, voice: Voice): Reply {
  const { answer } = view;
  return answer.found ? renderFound(answer, view, voice) : renderNotFound(answer, view, voice);
}

function renderFound(answer: FoundAnswer, view: AnswerView, voice: Voice): Reply {
  const content = [...opening(view), small(understood(answer.interpreted, voice))].filter((line) => line !== '');
  return reply(content.join('\n'), {
    embeds: quotes(answer.citations.slice(0, QUOTES), voice),
    components: [buttons(view, voice)],
  });
}

function renderNotFound(answer: NotFoundAnswer, view: AnswerView, voice: Voice): Reply {
  const { texts } = voice;
  const words = answer.interpreted.terms.filter(({ weight }) => weight > 0.2).map(({ text }) => text);
  const lookedFor = answer.reason === 'too-long' ? [] : words.slice(0, WORDS_LISTED);
  const unknown = answer.unknownWords.slice(0, WORDS_LISTED);
  const topics = menu(
    customId('topics', view.questionId),
    texts.chooseTopic,
    answer.nearestTopics.map(({ topic, posts }) => ({ label: topic, value: topic, description: texts.posts(posts) })),
  );
  const lines = [
    ...opening(view),
    texts.notFound[answer.reason],
    lookedFor.length === 0 ? '' : texts.lookedFor(listed(lookedFor)),
    unknown.length === 0 ? '' : texts.neverMention(listed(unknown)),
    small(understood(answer.interpreted, voice)),
    topics === undefined ? '' : texts.theyWriteAbout,
  ];
  return reply(lines.filter((line) => line !== '').join('\n'), { components: topics === undefined ? [] : [topics] });
}

function opening({ question, lead = [] }: AnswerView): string[] {
  return [...(question === undefined ? [] : [`> ${cut(escapeLine(question), LONGEST_ECHO)}`]), ...lead];
}

function small(line: string): string {
  return line === '' ? '' : `-# ${line}`;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `**${cut(escapeLine(word), 100)}**`).join(', ');
}

function buttons({ questionId, canShare }: AnswerView, { texts }: Voice): Row {
  return row(
    button(texts.buttons.more, customId('more', questionId)),
    button(texts.buttons.related, customId('related', questionId)),
    ...(canShare ? [button(texts.buttons.share, customId('share', questionId))] : []),
    button('👍', customId('rate', questionId, 1)),
    button('👎', customId('rate', questionId, -1)),
  );
}

/** One embed for each quote; what is left of the 6,000 characters is divided among the texts. */
function quotes(citations: readonly Citation[], voice: Voice): APIEmbed[] {
  const frames = citations.map((citation) => frame(citation, voice));
  const used = frames.reduce((sum, embed) => sum + embedLength(embed), 0);
  const room = Math.floor((LIMITS.embedsTotal - used) / Math.max(1, frames.length));
  return frames.map((embed, at) => ({
    ...embed,
    description: cut(escapeMarkdown(citations[at]?.quote ?? ''), Math.min(room, LIMITS.embedDescription)),
  }));
}

function frame({ title, link, url, date, source }: Citation, { texts, language, timeZone }: Voice): APIEmbed {
  const address = linkable(link) ?? linkable(url);
  const dated = date === null ? texts.noDate : longDate(date, language, timeZone);
  const footer = address === undefined ? `${dated} · ${cut(plainText(source), 150)}` : dated;
  return {
    title: cut(escapeLine(title), LIMITS.embedTitle) || texts.untitled,
    ...(address === undefined ? {} : { url: address }),
    footer: { text: footer },
    color: COLOUR,
  };
}
