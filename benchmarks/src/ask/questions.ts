import { FUNCTION_WORDS } from '../corpus/function-words.js';
import { inventedWord } from '../corpus/invented.js';
import { Random } from '../corpus/random.js';
import { type PassageDocument, readPassages } from './passages.js';

export type QuestionKind = 'plain' | 'dated' | 'misspelt' | 'unanswerable';

export interface SampledQuestion {
  readonly text: string;
  readonly kind: QuestionKind;
  /** The post whose words are asked about; null when no post holds them. */
  readonly source: string | null;
  /** The ids of its first and its last passage. */
  readonly first: number;
  readonly last: number;
}

export interface SampleOptions {
  readonly passagesFile: string;
  readonly passages: number;
  readonly count: number;
  readonly seed: string;
}

/**
 * Questions as people ask them, from the words of passages picked at random: one to five words, rare, middling and
 * common ones mixed, in the frames of spoken questions; some with a date, some misspelt, some that nothing answers.
 */
export async function sampleQuestions(options: SampleOptions): Promise<readonly SampledQuestion[]> {
  const random = new Random(`${options.seed} questions`);
  const words = await countWords(options.passagesFile);
  const picked = Array.from({ length: options.count }, () => random.integer(1, options.passages));
  const passages = await findPassages(options.passagesFile, new Set(picked));
  const questions = picked.flatMap((id) => {
    const passage = passages.get(id);
    return passage === undefined ? [] : [askAbout(passage, words, options.passages, random)];
  });
  return random.shuffle(questions);
}

interface PickedPassage extends PassageDocument {
  readonly first: number;
  readonly last: number;
}

/** In how many passages each word stands. */
async function countWords(file: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const passage of readPassages(file)) {
    for (const word of wordsOf(passage)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

async function findPassages(file: string, ids: ReadonlySet<number>): Promise<ReadonlyMap<number, PickedPassage>> {
  const found = new Map<number, PickedPassage>();
  let post: { source: string; first: number; picked: PassageDocument[] } = { source: '', first: 0, picked: [] };
  const finishPost = (last: number) => {
    for (const passage of post.picked) found.set(passage.id, { ...passage, first: post.first, last });
  };
  let last = 0;
  for await (const passage of readPassages(file)) {
    if (passage.source !== post.source) {
      finishPost(last);
      post = { source: passage.source, first: passage.id, picked: [] };
    }
    if (ids.has(passage.id)) post.picked.push(passage);
    last = passage.id;
  }
  finishPost(last);
  return found;
}

// Shares of the kinds; the rest is plain.
const DATED = 0.1;
const MISSPELT = 0.08;
const UNANSWERABLE = 0.08;

function askAbout(
  passage: PickedPassage,
  words: ReadonlyMap<string, number>,
  passages: number,
  random: Random,
): SampledQuestion {
  const { source, first, last } = passage;
  const asked = pickWords(passage, words, passages, random);
  const kind = random.next();
  if (kind < UNANSWERABLE) {
    return {
      text: frame(
        asked.map(() => inventedWord(random)),
        random,
      ),
      kind: 'unanswerable',
      source: null,
      first,
      last,
    };
  }
  if (kind < UNANSWERABLE + MISSPELT) {
    const [rarest = '', ...others] = asked;
    return { text: frame([misspell(rarest, random), ...others], random), kind: 'misspelt', source, first, last };
  }
  const text = frame(asked, random);
  if (kind < UNANSWERABLE + MISSPELT + DATED) {
    return { text: `${text.replace(/\?$/, '')} ${when(passage.date, random)}?`, kind: 'dated', source, first, last };
  }
  return { text, kind: 'plain', source, first, last };
}

/** Chances of one to five words. */
const WORD_COUNTS = [1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5] as const;
/** A word is rare up to this share of the passages, and common from the other on. */
const RARE = 0.001;
const COMMON = 0.02;

/** Words of one passage, the rarest first. */
function pickWords(
  passage: PassageDocument,
  words: ReadonlyMap<string, number>,
  passages: number,
  random: Random,
): string[] {
  const frequency = (word: string) => (words.get(word) ?? 0) / passages;
  const pool = [...wordsOf(passage)].sort((a, b) => frequency(a) - frequency(b) || (a < b ? -1 : 1));
  const classes = [
    pool.filter((word) => frequency(word) <= RARE),
    pool.filter((word) => frequency(word) > RARE && frequency(word) < COMMON),
    pool.filter((word) => frequency(word) >= COMMON),
  ];
  const picked = new Set<string>();
  for (let left = random.pick(WORD_COUNTS); left > 0; left--) {
    const kind = random.next();
    const wanted = classes[kind < 0.35 ? 0 : kind < 0.75 ? 1 : 2] ?? [];
    picked.add(random.pick(wanted.length > 0 ? wanted : pool));
  }
  return pool.filter((word) => picked.has(word));
}

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

function frame(words: readonly string[], random: Random): string {
  const [one = '', two, ...rest] = random.shuffle(words);
  const asked = two !== undefined && random.chance(0.25) ? [one, 'and', two, ...rest] : [one, two ?? '', ...rest];
  return random.pick(FRAMES)(asked.filter((word) => word !== '').join(' '));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function when(date: string, random: Random): string {
  const published = new Date(date);
  const year = published.getUTCFullYear();
  const month = MONTHS[published.getUTCMonth()] ?? '';
  return random.pick([`in ${year}`, `in ${month} ${year}`, `since ${year}`, `before ${year + 1}`]);
}

/** One slip of the keyboard within a word: two letters swapped, one left out, or one struck twice. */
function misspell(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = random.integer(1, word.length - 3);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return random.pick([before + next + letter + after, before + next + after, before + letter + letter + next + after]);
}

/** What could be asked about: words with a subject of their own, and versions. */
function wordsOf({ title, text }: PassageDocument): ReadonlySet<string> {
  const words = `${title} ${text}`.match(/[\p{L}\p{N}][\p{L}\p{N}._+-]*[\p{L}\p{N}]/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word.toLowerCase())));
}
