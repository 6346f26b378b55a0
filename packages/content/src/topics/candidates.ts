import type { AnalysedToken } from '../text/analyser.js';
import { type AnalysedPost, speaks } from './analysed-post.js';
import type { Tag } from './parts-of-speech.js';
import { wordKey } from './word-key.js';

/** A stretch of tokens that no candidate crosses: a title, a heading, or a sentence. */
export interface Segment {
  readonly text: string;
  readonly tokens: readonly AnalysedToken[];
  /** Index of the first token, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly field: 'title' | 'headings' | 'body';
  /** Most words are capitalised (a title): capitals say nothing. */
  readonly titled: boolean;
}

/** A phrase that may be a keyphrase, with what its score is made of. */
export interface Candidate {
  /** The words' terms joined by a space: equal for variants of one phrase. */
  readonly term: string;
  readonly words: readonly string[];
  /** The words as first written, without casing and plural. */
  readonly plain: readonly string[];
  /** Surface forms and how often each occurs. */
  readonly forms: Map<string, number>;
  count: number;
  /** How often it is said, inside longer phrases too. */
  mentions: number;
  /** How often it is a whole phrase, not a name inside a longer one. */
  alone: number;
  inTitle: boolean;
  inHeading: boolean;
  /** Where it is first and last said: tokens of the body before it; 0 in the title. */
  first: number;
  last: number;
  name: boolean;
  /** What its first word is, where that is known. */
  readonly opening: Tag | null;
}

/** What is known of an occurrence of a phrase. */
export interface PhraseKind {
  readonly name: boolean;
  readonly nested?: boolean;
  readonly opening?: Tag;
}

/** The title, then the headings and sentences of the body in order, as stretches of tokens. */
export function segmentsOf(post: AnalysedPost): Segment[] {
  const { title, titleTokens, body, bodyTokens, blocks, blockOf, sentences } = post;
  const segments: Segment[] = [];
  const add = (text: string, tokens: readonly AnalysedToken[], from: number, to: number, field: Segment['field']) => {
    if (to <= from) return;
    const titled = field !== 'body' && mostlyCapitalised(tokens, from, to);
    segments.push({ text, tokens, from, to, field, titled });
  };
  add(title, titleTokens, 0, titleTokens.length, 'title');
  let at = 0;
  for (const sentence of sentences) {
    while (at < bodyTokens.length && (bodyTokens[at]?.start ?? 0) < sentence.start) at += 1;
    const from = at;
    while (at < bodyTokens.length && (bodyTokens[at]?.end ?? 0) <= sentence.end) at += 1;
    const block = blocks[blockOf[from] ?? 0];
    if (speaks(block)) add(body, bodyTokens, from, at, block?.kind === 'heading' ? 'headings' : 'body');
  }
  return segments;
}

/** Gathers the occurrences of phrases into candidates. */
export class CandidateSet {
  private readonly byTerm = new Map<string, Candidate>();

  /** Notes that the tokens `first` to `last` (both included) of a segment are a phrase. */
  add(segment: Segment, first: number, last: number, kind: PhraseKind): void {
    const words = segment.tokens.slice(first, last + 1).map(termOf);
    const term = words.join(' ');
    const at = segment.field === 'title' ? 0 : first;
    const found = this.byTerm.get(term);
    const candidate = found ?? {
      term,
      words,
      plain: segment.tokens.slice(first, last + 1).map(({ text }) => wordKey(text)),
      forms: new Map<string, number>(),
      count: 0,
      mentions: 0,
      alone: 0,
      inTitle: false,
      inHeading: false,
      first: at,
      last: at,
      name: kind.name,
      opening: kind.opening ?? null,
    };
    if (found === undefined) this.byTerm.set(term, candidate);
    const form = surface(segment, first, last);
    candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + (segment.titled ? 0.5 : 1));
    candidate.count += 1;
    candidate.alone += kind.nested === true ? 0 : 1;
    candidate.last = Math.max(candidate.last, at);
    candidate.inTitle ||= segment.field === 'title';
    candidate.inHeading ||= segment.field === 'headings';
    candidate.name ||= kind.name;
  }

  /** All of them, with their mentions counted. */
  all(): Candidate[] {
    const all = [...this.byTerm.values()];
    for (const { words, alone } of all) {
      for (let from = 0; from < words.length; from += 1) {
        let term = '';
        for (const word of words.slice(from)) {
          term = term === '' ? word : `${term} ${word}`;
          const inner = this.byTerm.get(term);
          if (inner !== undefined) inner.mentions += alone;
        }
      }
    }
    for (const candidate of all) candidate.mentions = Math.max(candidate.mentions, candidate.count);
    return all;
  }
}

/** The term of one word of a phrase. */
export function termOf(token: AnalysedToken): string {
  return token.terms[0] ?? token.text.toLowerCase();
}

/** The phrase as written, on one line, without the apostrophe of a possessor at its end. */
function surface({ text, tokens }: Segment, first: number, last: number): string {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  return text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
}

function mostlyCapitalised(tokens: readonly AnalysedToken[], from: number, to: number): boolean {
  let words = 0;
  let capitals = 0;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind !== 'word' || token.stop) continue;
    words += 1;
    const initial = token.text.charAt(0);
    if (initial !== initial.toLowerCase()) capitals += 1;
  }
  return words >= 2 && capitals * 3 >= words * 2;
}
