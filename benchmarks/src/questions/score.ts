import type { GoldQuestion } from './gold.js';

/** What an answer shows of one post. */
export interface ShownCitation {
  readonly source: string;
  readonly title: string;
  readonly quote: string;
}

/** What a system answered: nothing shown is an abstention. */
export type ShownAnswer = readonly ShownCitation[];

/** Why an answer is not right. */
export type Fault =
  | { readonly kind: 'should-abstain'; readonly cited: number }
  | { readonly kind: 'abstained' }
  | { readonly kind: 'too-few-posts'; readonly cited: number; readonly wanted: number }
  | { readonly kind: 'not-shown'; readonly groups: readonly (readonly string[])[] };

/** No answer may show more. */
export const MAX_CITATIONS = 5;

/**
 * Judges an answer; undefined means that it is right: it cites at least `minPosts` of `posts`, and of every group of
 * `must` a member stands in the quotes and titles shown, whatever the case; or, where no post answers, it abstains.
 */
export function judge(gold: GoldQuestion, answer: ShownAnswer): Fault | undefined {
  const shown = answer.slice(0, MAX_CITATIONS);
  if (gold.posts.length === 0) {
    return shown.length === 0 ? undefined : { kind: 'should-abstain', cited: shown.length };
  }
  if (shown.length === 0) return { kind: 'abstained' };

  const sources = new Set(shown.map(({ source }) => source));
  const cited = gold.posts.filter((post) => sources.has(post)).length;
  if (cited < gold.minPosts) return { kind: 'too-few-posts', cited, wanted: gold.minPosts };

  const text = shown.map(({ title, quote }) => `${title}\n${quote}`.toLowerCase()).join('\n');
  const groups = gold.must.filter((group) => !group.some((member) => text.includes(member.toLowerCase())));
  return groups.length === 0 ? undefined : { kind: 'not-shown', groups };
}

export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'should-abstain':
      return `should abstain, cites ${fault.cited}`;
    case 'abstained':
      return 'abstains, though posts answer it';
    case 'too-few-posts':
      return `cites ${fault.cited} of the posts that answer it, ${fault.wanted} wanted`;
    case 'not-shown':
      return `does not show ${fault.groups.map((group) => group.join(' | ')).join(' and ')}`;
  }
}

export interface Judged {
  readonly gold: GoldQuestion;
  readonly answer: ShownAnswer;
  readonly fault: Fault | undefined;
}

export interface Score {
  readonly correct: number;
  readonly total: number;
  readonly byKind: Readonly<Record<string, { readonly correct: number; readonly total: number }>>;
  /** Questions that no post answers, and that were refused. */
  readonly abstainedRight: number;
  /** Questions that posts answer, and that were refused all the same. */
  readonly abstainedWrong: number;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const byKind: Record<string, { correct: number; total: number }> = {};
  for (const { gold, fault } of judged) {
    byKind[gold.kind] ??= { correct: 0, total: 0 };
    const kind = byKind[gold.kind];
    if (kind === undefined) continue;
    kind.total++;
    if (fault === undefined) kind.correct++;
  }
  return {
    correct: judged.filter(({ fault }) => fault === undefined).length,
    total: judged.length,
    byKind,
    abstainedRight: judged.filter(({ gold, fault }) => gold.posts.length === 0 && fault === undefined).length,
    abstainedWrong: judged.filter(({ fault }) => fault?.kind === 'abstained').length,
  };
}
