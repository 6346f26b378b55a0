import type { Block, BlockKind, Span } from '../model.js';
import { pointsBack } from '../text/openings.js';
import { introducesSubject, isCaptionLike, isFurniture, isGreeting, leansBack } from './phrases.js';
import { type Place, PROSE, placesOf } from './places.js';
import { hasVerb } from './verbs.js';

/** A sentence of prose that a summary may be able to quote. */
export interface ProseSentence extends Span {
  readonly text: string;
  /** Number of the sentence among the sentences of prose, from 0. */
  readonly ordinal: number;
  /** What holds it. */
  readonly kind: BlockKind;
  readonly place: Place;
  /** Nothing else stands in what holds it. */
  readonly isAlone: boolean;
}

/**
 * What a sentence is fit for: `complete` reads as a whole by itself, begins and ends like a sentence and leans on nothing
 * said before; `partial` can be quoted where nothing better is there; `none` is a greeting, furniture or no language.
 */
export type Fitness = 'complete' | 'partial' | 'none';

const SENTENCE_END = /[.!?。！？]["'”’»)\]]*$/u;

/** How a whole question begins, unlike "Upgrading from version 1?". */
const ASKING =
  /(?:^|[^\p{L}])(?:who|whose|what|when|where|why|which|how|am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must)(?:n['’]t|['’](?:s|d|re|ve|ll))?[^\p{L}]/iu;

const MIN_WORDS = 4;
const COMPLETE_WORDS = 6;
const MIN_CHARACTERS = 12;
const MAX_CHARACTERS = 320;

/** The sentences of paragraphs, list items and quotes, in order, but for those too short or too long to be quoted. */
export function proseSentences(body: string, blocks: readonly Block[], sentences: readonly Span[]): ProseSentence[] {
  const found: ProseSentence[] = [];
  const places = placesOf(body, blocks);
  let block = 0;
  let ordinal = 0;
  for (const { start, end } of sentences) {
    while (block < blocks.length - 1 && (blocks[block]?.end ?? 0) <= start) block += 1;
    const holder = blocks[block];
    if (holder === undefined || !PROSE.has(holder.kind)) continue;
    const length = end - start;
    if (length >= MIN_CHARACTERS && length <= MAX_CHARACTERS) {
      const isAlone = start === holder.start && end === holder.end;
      const place = start > holder.start && places[block] === 'opening' ? 'body' : (places[block] ?? 'body');
      found.push({ start, end, text: body.slice(start, end), ordinal, kind: holder.kind, place, isAlone });
    }
    ordinal += 1;
  }
  return found;
}

/**
 * What leads in to something else (":") is not complete.
 *
 * @param language of the text: whether a verb is there is known of English only.
 * @param title of the post, whose words may begin a sentence in lower case ("orjson is …").
 */
export function fitnessOf(sentence: ProseSentence, language: string, title: string): Fitness {
  if (sentence.place === 'aside' || !isQuotable(sentence.text)) return 'none';
  return isComplete(sentence, language, title) ? 'complete' : 'partial';
}

/** Ends like a sentence, in a script that marks ends. */
export function isStatement(text: string): boolean {
  return SENTENCE_END.test(text) || (/^\p{Lo}/u.test(text) && !text.endsWith('：'));
}

function isQuotable(text: string): boolean {
  if (/^[#$>*|[]|`|[;,…]$|\.\.\.$|https?:\/\/|\]\[|\]\(|[{}<>|]|\s--?\w|=\s/.test(text)) return false;
  if (isFurniture(text) || isGreeting(text)) return false;
  if (wordsIn(text) < MIN_WORDS && !/[^\p{ASCII}]/u.test(text)) return false;
  if (isShouted(text)) return false;
  return lettersIn(text) >= text.length * 0.7;
}

/** All in capitals, as licences and warnings are. */
function isShouted(text: string): boolean {
  return /^[^\p{Ll}\p{Lo}]{20,}$/u.test(text);
}

function wordsIn(text: string): number {
  let words = 1;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === 32) words += 1;
  return words;
}

/** Letters and spaces; every character outside ASCII but general punctuation passes for a letter. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const lower = unit | 32;
    if ((lower >= 97 && lower <= 122) || unit === 32 || (unit > 191 && (unit < 0x2000 || unit > 0x2bff))) letters += 1;
  }
  return letters;
}

function isComplete({ text, kind, place, isAlone }: ProseSentence, language: string, title: string): boolean {
  if (!/^["'“‘«(]*[\p{Lu}\p{Lo}\d]/u.test(text) && !beginsLikeName(text, title)) return false;
  if (leansBack(text) && !(place === 'opening' && introducesSubject(text))) return false;
  if (pointsBack(text, language) || isCaptionLike(text)) return false;
  if (place === 'opening' && isTagline(text) && (isAlone || wordsIn(text) >= COMPLETE_WORDS)) return true;
  if (!SENTENCE_END.test(text)) return false;
  if (wordsIn(text) < COMPLETE_WORDS && kind !== 'quote' && !/\p{Lo}/u.test(text)) return false;
  if (language === 'en' && !hasVerb(text)) return false;
  if (/^\(.*\)[.!?]?$/.test(text)) return false;
  if (language === 'en' && text.endsWith('?') && !ASKING.test(text)) return false;
  return isQuoteClosed(text, language);
}

/** Each quotation that is opened is closed, and the other way round; of other languages than English, the latter. */
function isQuoteClosed(text: string, language: string): boolean {
  if (!/["“”]/.test(text)) return true;
  if (language !== 'en') return !/["”]$/.test(text) || /["“„”]./.test(text.slice(0, -1));
  const straight = text.split('"').length - 1;
  const [opened, closed] = [text.split('“').length - 1, text.split('”').length - 1];
  return (straight + opened + closed) % 2 === 0;
}

/** In lower case, but a name: it begins with a word of the title, or is spelt as only names are ("node.js", "iOS"). */
function beginsLikeName(text: string, title: string): boolean {
  const [name = '', word = ''] = /^@?(\p{Ll}[\p{L}\d]+)?[\p{L}\d@/_.-]*/u.exec(text) ?? [];
  if (/[\p{Lu}\d@/_]|\.\p{L}/u.test(name)) return true;
  return word !== '' && ` ${title.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${word} `);
}

/** Says without a verb what the title names: "A small TOML parser." */
function isTagline(text: string): boolean {
  return wordsIn(text) >= MIN_WORDS && (/^(?:an?|the) /i.test(text) || text.endsWith('.')) && !/[:?]$/.test(text);
}
