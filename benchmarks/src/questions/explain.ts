import { search } from '@fieldnotes/content';
import type { Post } from '@fieldnotes/content/model';
import type { GoldQuestion } from './gold.js';
import { type ProductOptions, questionOf } from './product.js';
import type { Judged } from './score.js';

/** Where a post that answers stands in the ranking; without a rank, no passage of it was a candidate. */
export interface GoldRank {
  readonly source: string;
  readonly rank: number | undefined;
  /** Its score as a share of the best post's, 0 to 1. */
  readonly share: number;
  /** How much of the question its best passage holds, 0 to 1. */
  readonly coverage: number;
}

/** A place in a post that shows a member of a `must` group. */
export interface Place {
  readonly source: string;
  readonly kind: string;
  readonly text: string;
}

/** Why an answer is wrong: how the posts that answer were ranked, and where in them the words not shown stand. */
export interface Explanation {
  readonly ranks: readonly GoldRank[];
  readonly missing: readonly { readonly group: readonly string[]; readonly places: readonly Place[] }[];
}

const MOST_POSTS = 1_000_000;
const MOST_PLACES = 3;
const AROUND = 80;

/** Explains the wrong answers, by the question's id. */
export async function explainWrong(
  judged: readonly Judged[],
  options: ProductOptions,
): Promise<ReadonlyMap<string, Explanation>> {
  const wrong = judged.filter(({ gold, fault }) => fault !== undefined && gold.posts.length > 0);
  const needed = new Set(wrong.flatMap(({ gold }) => gold.posts));
  const posts = new Map<string, Post>();
  for (const { id, source } of await options.store.posts.list({ limit: MOST_POSTS })) {
    const post = needed.has(source) ? await options.store.posts.get(id) : undefined;
    if (post !== undefined) posts.set(source, post);
  }
  const explained = new Map<string, Explanation>();
  for (const { gold, fault } of wrong) {
    const answering = gold.posts.flatMap((source) => posts.get(source) ?? []);
    const groups = fault?.kind === 'not-shown' ? fault.groups : gold.must;
    explained.set(gold.id, {
      ranks: await ranksOf(gold, answering, options),
      missing: groups.map((group) => ({ group, places: placesOf(group, answering).slice(0, MOST_PLACES) })),
    });
  }
  return explained;
}

async function ranksOf(gold: GoldQuestion, answering: readonly Post[], options: ProductOptions): Promise<GoldRank[]> {
  const { ranked } = await search(questionOf(gold, options), options.store.passages);
  const best = ranked[0]?.score ?? 1;
  const ranks = answering.map(({ id, source }): GoldRank => {
    const at = ranked.findIndex(({ postId }) => postId === id);
    const { score = 0, coverage = 0 } = ranked[at] ?? {};
    return { source, rank: at === -1 ? undefined : at + 1, share: score / best, coverage };
  });
  return ranks.sort((a, b) => b.share - a.share);
}

function placesOf(group: readonly string[], posts: readonly Post[]): Place[] {
  return posts.flatMap(({ source, body, blocks }) => {
    const lower = body.toLowerCase();
    return group.flatMap((member) => {
      const at = lower.indexOf(member.toLowerCase());
      const kind = blocks.find(({ start, end }) => start <= at && at < end)?.kind;
      return kind === undefined ? [] : [{ source, kind, text: body.slice(Math.max(0, at - AROUND), at + AROUND) }];
    });
  });
}
