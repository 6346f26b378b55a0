import type { AnalysedToken } from '../text/analyser.js';
import { isCompoundNoun } from '../text/compound-nouns.js';
import type { Word } from '../text/word.js';
import { Forms } from './forms.js';
import type { Tag } from './parts-of-speech.js';
import type { Segment } from './segments.js';

/** What is known of an occurrence of a phrase. */
export interface PhraseKind {
  readonly name: boolean;
  readonly nested?: boolean;
  readonly opening?: Tag;
}

/** A phrase that may be a keyphrase, with what its score is made of. */
export class Candidate {
  /** The terms of the words: equal for variants of one phrase. */
  readonly words: readonly string[];
  /** The words as first written. */
  readonly said: readonly Word[];
  readonly forms: Forms;
  count = 0;
  /** How often it is said, inside longer phrases too. */
  mentions = 0;
  /** How often it is a whole phrase, not a name inside a longer one. */
  alone = 0;
  inTitle = false;
  inHeading = false;
  /** Where it is first and last said: tokens of the body before it; 0 in the title. */
  first: number;
  last: number;
  name: boolean;
  /** What its first word is, where that is known. */
  readonly opening: Tag | null;
  #term: string | undefined;
  #plain: readonly string[] | undefined;
  #compound: boolean | undefined;

  constructor(tokens: readonly AnalysedToken[], form: string, at: number, { name, opening }: PhraseKind) {
    this.words = tokens.map(termOf);
    this.said = tokens.map(({ word }) => word);
    this.forms = new Forms(form);
    this.first = at;
    this.last = at;
    this.name = name;
    this.opening = opening ?? null;
  }

  /** The words' terms joined by a space. */
  get term(): string {
    this.#term ??= this.words.join(' ');
    return this.#term;
  }

  /** The words as first written, without casing and plural. */
  get plain(): readonly string[] {
    this.#plain ??= this.said.map(({ key }) => key);
    return this.#plain;
  }

  /** A compound noun that English dictionaries have. */
  get compound(): boolean {
    this.#compound ??= isCompound(this.said);
    return this.#compound;
  }
}

function isCompound(words: readonly Word[]): boolean {
  const first = words[0];
  const second = words[1];
  return first !== undefined && second !== undefined && words.length <= 3 && isCompoundNoun(first, second, words[2]);
}

/**
 * Candidates by their words: a tree in which each step is the term of one word. Looking a phrase up makes no string, and
 * the phrases inside a phrase are found by walking on.
 */
interface Branch {
  candidate: Candidate | undefined;
  next: Map<string, Branch> | undefined;
}

/** Gathers the occurrences of phrases into candidates. */
export class CandidateSet {
  readonly #root: Branch = { candidate: undefined, next: undefined };
  readonly #all: Candidate[] = [];

  /** Notes that the tokens `first` to `last` (both included) of a segment are a phrase. */
  add(segment: Segment, first: number, last: number, kind: PhraseKind): void {
    const at = placeOf(segment, first);
    const form = formOf(segment, first, last);
    const branch = this.#branchOf(segment, first, last);
    let { candidate } = branch;
    if (candidate === undefined) {
      candidate = new Candidate(segment.tokens.slice(first, last + 1), form, at, kind);
      branch.candidate = candidate;
      this.#all.push(candidate);
    }
    candidate.forms.add(form, segment.titled ? 0.5 : 1);
    candidate.count += 1;
    candidate.alone += kind.nested === true ? 0 : 1;
    candidate.last = Math.max(candidate.last, at);
    candidate.inTitle ||= segment.field === 'title';
    candidate.inHeading ||= segment.field === 'headings';
    candidate.name ||= kind.name;
  }

  /** All of them in the order in which they were first added, with their mentions counted. */
  all(): Candidate[] {
    for (const { words, alone } of this.#all) {
      for (let from = 0; from < words.length; from += 1) {
        let branch: Branch | undefined = this.#root;
        for (let at = from; at < words.length && branch !== undefined; at += 1) {
          branch = branch.next?.get(words[at] ?? '');
          if (branch?.candidate !== undefined) branch.candidate.mentions += alone;
        }
      }
    }
    for (const candidate of this.#all) candidate.mentions = Math.max(candidate.mentions, candidate.count);
    return [...this.#all];
  }

  #branchOf({ tokens }: Segment, first: number, last: number): Branch {
    let branch = this.#root;
    for (let index = first; index <= last; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      const term = termOf(token);
      branch.next ??= new Map();
      let next = branch.next.get(term);
      if (next === undefined) {
        next = { candidate: undefined, next: undefined };
        branch.next.set(term, next);
      }
      branch = next;
    }
    return branch;
  }
}

function placeOf({ field, before }: Segment, first: number): number {
  return field === 'title' ? 0 : before + first;
}

/** The term of one word of a phrase. */
export function termOf({ terms, word }: AnalysedToken): string {
  return terms[0] ?? word.lower;
}

/** The phrase as written, on one line, without the apostrophe of a possessor at its end. */
function formOf({ text, tokens }: Segment, first: number, last: number): string {
  const opening = tokens[first];
  const head = tokens[last];
  if (opening === undefined || head === undefined) return '';
  if (first === last) return head.word.bare;
  const written = text.slice(opening.start, head.end);
  const line = isOneLine(written) ? written : written.replace(/\s+/g, ' ');
  return head.word.bare === head.text ? line : line.replace(/['’]s?$/, '');
}

/** Whether a short text plainly holds no white space but single blanks. Asked of every phrase, where a pattern is slow. */
function isOneLine(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e || (unit === 0x20 && before === 0x20)) return false;
    before = unit;
  }
  return true;
}
