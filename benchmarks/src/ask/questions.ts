import { capitalised } from '../corpus/forms.js';
import { FUNCTION_WORDS } from '../corpus/function-words.js';
import { inventedWord } from '../corpus/invented.js';
import { Random } from '../corpus/random.js';
import { type PassageDocument, readPassages } from './passages.js';
import { dated, misspelt, phrase } from './phrasing.js';

export type QuestionKind = 'plain' | 'dated' | 'misspelt' | 'unanswerable';

export interface SampledQuestion {
  readonly text: string;
  readonly kind: QuestionKind;
  /** The post whose words are asked about; null when it holds not all of them. */
  readonly source: string | null;
  /** The ids of that post's first and last passage. */
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
  const { passagesFile, passages, count, seed } = options;
  const random = new Random(`${seed} questions`);
  const frequencies = await wordFrequencies(passagesFile);
  const ids = Array.from({ length: count }, () => random.integer(1, passages));
  const picked = await findPassages(passagesFile, new Set(ids));
  const questions = ids.flatMap((id) => {
    const passage = picked.get(id);
    return passage === undefined ? [] : [askAbout(passage, frequencies, random)];
  });
  return random.shuffle(questions);
}

interface PickedPassage extends PassageDocument {
  readonly first: number;
  readonly last: number;
}

/** In what share of the passages each word stands. */
async function wordFrequencies(file: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let passages = 0;
  for await (const passage of readPassages(file)) {
    passages++;
    for (const word of wordsOf(passage)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [word, count] of counts) counts.set(word, count / passages);
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

type Frequencies = ReadonlyMap<string, number>;

function askAbout(passage: PickedPassage, frequencies: Frequencies, random: Random): SampledQuestion {
  const { source, first, last, date } = passage;
  const [rarest = '', ...others] = pickWords(passage, frequencies, random);
  const ask = (words: readonly string[]) => phrase(words, random);
  const kind = random.next();
  if (kind < UNANSWERABLE) {
    const text = ask([unknownWord(frequencies, random), ...others]);
    return { text, kind: 'unanswerable', source: null, first, last };
  }
  if (kind < UNANSWERABLE + MISSPELT) {
    return { text: ask([misspelt(rarest, random), ...others]), kind: 'misspelt', source, first, last };
  }
  const text = ask([rarest, ...others]);
  if (kind > UNANSWERABLE + MISSPELT + DATED) return { text, kind: 'plain', source, first, last };
  return { text: dated(text, date, random), kind: 'dated', source, first, last };
}

/** Each as likely as the others: how many words a question has. */
const WORD_COUNTS = [1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5] as const;
/** A word is rare up to this share of the passages, and common from the other on. */
const RARE = 0.001;
const COMMON = 0.02;
// How likely a word of a question is to be rare or middling; the rest is common.
const PICK_RARE = 0.35;
const PICK_MIDDLING = 0.4;

/** Words of one passage, the rarest first. */
function pickWords(passage: PassageDocument, frequencies: Frequencies, random: Random): string[] {
  const frequency = (word: string) => frequencies.get(word) ?? 0;
  const pool = [...wordsOf(passage)].sort((a, b) => frequency(a) - frequency(b) || (a < b ? -1 : 1));
  const rare = pool.filter((word) => frequency(word) <= RARE);
  const common = pool.filter((word) => frequency(word) >= COMMON);
  const middling = pool.filter((word) => frequency(word) > RARE && frequency(word) < COMMON);
  const picked = new Set<string>();
  for (let left = random.pick(WORD_COUNTS); left > 0; left--) {
    const kind = random.next();
    const wanted = kind < PICK_RARE ? rare : kind < PICK_RARE + PICK_MIDDLING ? middling : common;
    picked.add(random.pick(wanted.length > 0 ? wanted : pool));
  }
  return pool.filter((word) => picked.has(word));
}

function unknownWord(frequencies: Frequencies, random: Random): string {
  for (;;) {
    const word = inventedWord(random);
    if (!frequencies.has(word) && !frequencies.has(capitalised(word))) return word;
  }
}

/** What could be asked about: words with a subject of their own, and versions. */
function wordsOf({ title, text }: PassageDocument): ReadonlySet<string> {
  const words = `${title} ${text}`.match(/[\p{L}\p{N}][\p{L}\p{N}._+-]*[\p{L}\p{N}]/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word.toLowerCase())));
}
