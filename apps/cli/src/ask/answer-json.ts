import type { Answer, Citation, Interpretation } from '@fieldnotes/content';
import { civilDate } from '../civil-date.js';

/** An answer as programs read it. The keys are documented in the help of `ask`; more may be added. */
export function answerJson(answer: Answer, timeZone: string) {
  return {
    found: answer.found,
    ...(answer.found ? {} : { reason: answer.reason, unknownWords: answer.unknownWords }),
    interpreted: interpretedJson(answer.interpreted, timeZone),
    citations: answer.found ? answer.citations.map(citationJson) : [],
    nearestTopics: answer.nearestTopics,
    ms: rounded(answer.timings.total, 2),
  };
}

/** `from` and `to` are the first and the last day of the interval, in the time zone of the question. */
function interpretedJson(interpreted: Interpretation, timeZone: string) {
  const { terms, from, to, type, order, corrections, period, names = [], excluded = [] } = interpreted;
  return {
    terms: terms.map(({ text }) => text),
    from: from === undefined ? null : civilDate(from, timeZone),
    to: to === undefined ? null : civilDate(new Date(to.getTime() - 1), timeZone),
    type,
    order,
    corrections,
    period,
    ...(names.length === 0 ? {} : { names }),
    ...(excluded.length === 0 ? {} : { excluded: excluded.map(({ text }) => text) }),
  };
}

function citationJson({ source, title, url, date, quote, link, score }: Citation) {
  return { source, title, url, date, quote, link, score: rounded(score, 4) };
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
