import type { AnalysedToken } from '../text/analyser.js';
import { classAt, UNSPACED } from '../text/characters.js';
import { Word } from '../text/word.js';
import { Segment } from './segments.js';

/** Words of scripts written without spaces, by the dictionaries of the runtime (ICU). */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
/** Longest run of such characters that is taken apart; the segmenter's time is not bounded by us. */
const MAX_RUN = 2_000;
/** One Chinese character that is no particle, pronoun, preposition or auxiliary. */
const HAN =
  /^(?![的了在是和不有这我为也就与及等可以会能对他她它你您其之或但将把被让从到由向很更最都还又再并而且个一两几种各每该此那些新旧大小好])\p{Script=Han}$/u;
/** One character of these scripts says little, and kana alone are endings and particles. */
const TELLING = /^(?=.{2})(?!\p{Script=Hiragana}+$)/u;

/** The segment with the characters of an unspaced script joined to words; every other segment as it is. */
export function withWords(segment: Segment, isStopWord: (word: string) => boolean): Segment {
  const { text, tokens, field, before } = segment;
  if (!tokens.some(isUnspaced)) return segment;
  const words: AnalysedToken[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    let end = index + 1;
    if (isUnspaced(token)) {
      while (end < tokens.length && end - index < MAX_RUN && follows(tokens, end)) end += 1;
      const last = tokens[end - 1] ?? token;
      for (const word of wordsIn(text, token, last.end, isStopWord)) words.push(word);
    } else words.push(token);
    index = end;
  }
  return new Segment(text, words, field, before);
}

function follows(tokens: readonly AnalysedToken[], index: number): boolean {
  const token = tokens[index];
  return token !== undefined && isUnspaced(token) && tokens[index - 1]?.end === token.start;
}

function* wordsIn(
  text: string,
  from: AnalysedToken,
  end: number,
  isStopWord: (word: string) => boolean,
): Generator<AnalysedToken, void, undefined> {
  for (const { surface, start } of joined(text.slice(from.start, end))) {
    const stop = !TELLING.test(surface) || isStopWord(surface);
    const word = new Word(surface, { terms: stop ? [] : [surface], stop });
    const { terms } = word;
    const at = from.start + start;
    const position = from.position + start;
    yield { start: at, end: at + surface.length, text: surface, kind: 'word', position, terms, stop, word };
  }
}

/** The dictionary's words. It lacks the newer ones: of these it makes single characters, which are put together again. */
function* joined(run: string): Generator<{ surface: string; start: number }, void, undefined> {
  let single = '';
  for (const { segment, index } of segmenter.segment(run)) {
    if (HAN.test(segment)) {
      single += segment;
      continue;
    }
    if (single !== '') yield { surface: single, start: index - single.length };
    single = '';
    yield { surface: segment, start: index };
  }
  if (single !== '') yield { surface: single, start: run.length - single.length };
}

function isUnspaced(token: AnalysedToken): boolean {
  return token.kind === 'word' && classAt(token.text, 0) === UNSPACED;
}
