import type { Abstention, Answer, Citation, Interpretation, NameMention, NotFoundAnswer } from '@fieldnotes/content';
import { longDate } from '../civil-date.js';
import { counted, wrap } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, dim } from '../output/pieces.js';

const TOPICS_SHOWN = 4;

/** An answer as people read it: quotes with where they stand, or a kind word that there are none. */
export function showAnswer(answer: Answer, output: Output, timeZone: string): void {
  const understood = describeInterpretation(answer.interpreted);
  if (understood !== '') output.line(dim(understood));
  if (answer.found) {
    if (understood !== '') output.line();
    for (const [at, citation] of answer.citations.entries()) showCitation(citation, at + 1, output, timeZone);
  } else {
    showAbstention(answer, output);
  }
  showTopics(answer, output);
}

/** What was understood, where that differs from the words that were typed. */
function describeInterpretation({ period, corrections, names = [], excluded = [] }: Interpretation): string {
  const without = excluded.map(({ text }) => text).join(', ');
  const parts = [
    ...names.map(({ role, name }) => NAMED[role](name)),
    ...(without === '' ? [] : [`Without: ${without}`]),
    ...(period === '' ? [] : [`Posts from: ${period}`]),
    ...corrections.map(({ from, to }) => `“${from}” read as “${to}”`),
  ];
  return parts.join(' · ');
}

const NAMED: Readonly<Record<NameMention['role'], (name: string) => string>> = {
  author: (name) => `Posts by ${name}`,
  feed: (name) => `Posts of ${name}`,
  topic: (name) => `Posts on ${name}`,
};

function showCitation(
  { quote, title, date, link, source }: Citation,
  number: number,
  output: Output,
  timeZone: string,
) {
  const label = `${number}. `;
  const indent = ' '.repeat(label.length);
  for (const [at, line] of wrap(`“${quote}”`, output.width - label.length).entries()) {
    output.line(at === 0 ? bold(label) : indent, line);
  }
  const dated = date === null ? '' : ` · ${longDate(date, timeZone)}`;
  output.line(indent, bold(title || 'Untitled'), dim(dated));
  output.line(indent, dim(link ?? source));
  output.line();
}

const REASONS: Readonly<Record<Abstention, string>> = {
  'nothing-asked': 'That question names nothing to look for.',
  'unknown-words': 'Nothing in the posts answers that.',
  'thin-evidence': 'The posts touch on that, but nothing in them answers it.',
  'nothing-in-period': 'Nothing was posted in that time.',
  'too-long': 'That question is too long to be understood; ask it in a few sentences.',
};

function showAbstention({ reason, unknownWords }: NotFoundAnswer, output: Output): void {
  for (const line of wrap(REASONS[reason], output.width)) output.line(line);
  if (unknownWords.length === 0) return;
  const words = unknownWords.map((word) => `“${word}”`).join(', ');
  for (const line of wrap(`They never mention ${words}.`, output.width)) output.line(line);
}

function showTopics({ found, nearestTopics }: Answer, output: Output): void {
  const topics = nearestTopics.slice(0, TOPICS_SHOWN).map(({ topic, posts }) => `${topic} (${counted(posts, 'post')})`);
  if (topics.length === 0) return;
  const lead = found ? 'See also' : 'They do write about';
  for (const line of wrap(`${lead}: ${topics.join(', ')}`, output.width)) output.line(dim(line));
}
