import type { TermStatistics } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import { isEnglish } from '../text/english.js';
import { countBits, damerauLevenshtein, letterBits, letterDistance } from './distance.js';

/** A known term that a misspelt word stands for. */
export interface Spelling {
  /** The index term. */
  readonly term: string;
  /** The word that was meant: the term with the ending of what was written, or the term where it has none. */
  readonly text: string;
}

/** Below this a word is too short for its neighbours to mean the same. */
const MIN_LENGTH = 5;
/** From this length on two edits may be wrong, */
const LONG = 8;
/** but not two letters be left out or put in, */
const MOST_LONGER = 1;
/** nor all of an ending shorter than this: "RabbitMQ" are no misspelt rabbits. */
const SHORT_ENDING = 3;
/** The last letter is seldom wrong: "migraton" is migration and not migrator. */
const OTHER_LAST_LETTER = 0.5;

/**
 * Endings that stemming takes off. A misspelt ending is not taken off ("virtualisaton"), so the word is compared with
 * each known term as it would be with one of these.
 */
const ENDINGS =
  's es ing ings ed er ers or ors ation ations isation isations ization izations ise ize ised ized ising izing ment ments ity ities ness able ible ly al ally ive ance ence tion tions ion ions e y ies'.split(
    ' ',
  );
const analyser = analyserFor('en');

/** Whether a word is long enough to be told from others by its letters, and no English word that is spelt well. */
export function mayBeMisspelt(word: string): boolean {
  const written = word.toLowerCase();
  return written.length >= MIN_LENGTH && /^\p{L}[\p{L}\p{N}_.-]*$/u.test(written) && !isEnglish(written);
}

/**
 * The known term a misspelt word most likely stands for: one edit away, or two in a long word (Damerau, 1964: four in
 * five misspellings are one edit; a transposition counts as one). Among equals the more frequent wins. Undefined for
 * what is spelt well, as far as the table of English words can tell: the posts just do not say it.
 *
 * @param known index terms; none of them may be a form of the word, or there would be nothing to correct
 */
export function nearestSpelling(word: string, known: ReadonlyMap<string, TermStatistics>): Spelling | undefined {
  if (!mayBeMisspelt(word)) return undefined;
  const written = word.toLowerCase();
  const stem = analyser.stem(written);
  const letters = letterBits(written + stem);
  const mostEdits = Math.max(allowedIn(written), allowedIn(stem));
  let best: (Spelling & { readonly distance: number; readonly posts: number }) | undefined;
  for (const [term, { posts }] of known) {
    if (countBits(letterBits(term) & ~letters) > mostEdits) continue;
    const near = nearestForm(written, stem, term);
    if (near === undefined) continue;
    const { distance } = near;
    const better = best === undefined || distance < best.distance || (distance === best.distance && posts > best.posts);
    if (better) best = { ...near, term, posts };
  }
  return best === undefined ? undefined : { term: best.term, text: best.text };
}

/** The term itself beside the word's stem, or the term with an ending beside the word. */
function nearestForm(written: string, stem: string, term: string) {
  if (term.length < MIN_LENGTH - 1) return undefined;
  const plain = within(stem, term);
  if (plain !== undefined) return { text: term, distance: plain };
  const allowed = allowedIn(written);
  if (letterDistance(written.slice(0, term.length), term) > allowed) return undefined;
  let best: { readonly text: string; readonly distance: number } | undefined;
  for (const ending of ENDINGS) {
    const text = term + ending;
    const distance = within(written, text);
    if (distance === undefined || distance > (ending.length < SHORT_ENDING ? 1 : allowed)) continue;
    const unlike = distance + (text.at(-1) === written.at(-1) ? 0 : OTHER_LAST_LETTER);
    if (unlike < (best?.distance ?? Infinity) && analyser.stem(text) === term) best = { text, distance: unlike };
  }
  return best;
}

/** The edits between two words, when they are few enough for one to be the other misspelt. */
function within(word: string, other: string): number | undefined {
  const allowed = allowedIn(word);
  if (word.length < MIN_LENGTH || Math.abs(word.length - other.length) > MOST_LONGER) return undefined;
  if (letterDistance(word, other) > allowed) return undefined;
  const distance = damerauLevenshtein(word, other);
  return distance <= allowed ? distance : undefined;
}

function allowedIn(word: string): number {
  return word.length >= LONG ? 2 : 1;
}
