import type { Random } from '../corpus/random.js';

const FRAMES: readonly ((words: string) => string)[] = [
  (words) => `what did you see about ${words}?`,
  (words) => `what did you write about ${words}?`,
  (words) => `how do I use ${words}?`,
  (words) => `how can I fix ${words}`,
  (words) => `anything on ${words}?`,
  (words) => `have you ever tried ${words}?`,
  (words) => `which posts mention ${words}?`,
  (words) => `what's your take on ${words}?`,
  (words) => `why does ${words} fail`,
  (words) => words,
];

/** The words in any order in a frame of a spoken question. */
export function phrase(words: readonly string[], random: Random): string {
  const [one = '', two, ...rest] = random.shuffle(words);
  const second = two === undefined ? [] : random.chance(0.25) ? ['and', two] : [two];
  return random.pick(FRAMES)([one, ...second, ...rest].join(' '));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The question with a period that the instant (ISO 8601) lies in. */
export function dated(question: string, instant: string, random: Random): string {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const period = random.pick([`in ${year}`, `in ${month} ${year}`, `since ${year}`, `before ${year + 1}`]);
  return `${question.replace(/\?$/, '')} ${period}?`;
}

/** One slip of the keyboard within a word: two letters swapped, one left out, or one struck twice. */
export function misspelt(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = random.integer(1, word.length - 3);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return random.pick([before + next + letter + after, before + next + after, before + letter + letter + next + after]);
}
