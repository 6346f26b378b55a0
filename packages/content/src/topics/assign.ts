import type { Evidence, PostTopic } from '../model.js';
import type { AnalysedPost } from './analysed-post.js';
import { compileTaxonomy, type Match, type Matcher } from './matcher.js';
import { speaks } from './segments.js';
import { signalWeights } from './signal-weights.js';
import type { Signal, Taxonomy } from './taxonomy.js';

/** Names the topics of posts. */
export interface TopicAssigner {
  /** The topics of a post, best first, with the evidence for each, heaviest first. At most `MAX_TOPICS`. */
  assign(post: AnalysedPost): PostTopic[];
}

/** Most topics a post is given. */
export const MAX_TOPICS = 6;
/** A topic with a lower score is not assigned. */
export const MIN_SCORE = 0.4;
/** Most of its author's tags that become topics of a post the taxonomy knows nothing about. */
const MAX_TAGS = 3;

/** What one mention is worth by where it stands; mentions in the body count by the logarithm of their number. */
const FIELD_WEIGHT = { tags: 3, title: 2.5, headings: 1.2, body: 0.7 } as const;
/** Mentions in code count as this part of one in prose. */
const CODE_SHARE = 0.4;
/** Part of a narrow topic's evidence that speaks for its parent. */
const PARENT_SHARE = 0.75;
/** Evidence that gives a score of 1 - 1/e. */
const SCALE = 5;
/** In a body of this many words a mention counts as it is: in a longer one it proves less, in a shorter one more. */
const FULL_WORDS = 150;
const MIN_DAMPING = 0.75;
/** A topic needs this part of the best one's score. */
const RELATIVE_MIN = 0.3;

type EvidenceField = Evidence['field'];

/** Evidence gathered for one topic. */
interface Case {
  readonly evidence: Evidence[];
  total: number;
}

/**
 * Prepares a taxonomy for assigning. Each signal found counts by its weight, where it stands (the blog's own tags, the
 * title, headings, body), and how often, with every further mention counting less; a long post must say a thing more
 * often; narrow topics speak for their parents too.
 */
export function createAssigner(given: Taxonomy): TopicAssigner {
  const taxonomy = weighed(given);
  const matcher = compileTaxonomy(taxonomy);
  const parents = parentIndexes(taxonomy);
  return { assign: (post) => assign(post, taxonomy, parents, matcher) };
}

function assign(post: AnalysedPost, taxonomy: Taxonomy, parents: readonly number[], matcher: Matcher): PostTopic[] {
  const cases = collectCases(post, taxonomy, matcher);
  const totals = withChildren(cases, parents);
  const topics: PostTopic[] = [];
  for (const [index, { total, evidence }] of totals) {
    const name = taxonomy.topics[index]?.name;
    const score = Math.round((1 - Math.exp(-total / SCALE)) * 1000) / 1000;
    if (name !== undefined) topics.push({ topic: name, score, evidence: evidence.sort(byWeight) });
  }
  topics.sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
  const best = topics[0]?.score ?? 0;
  if (best < MIN_SCORE) return authorsTags(post);
  return topics.filter(({ score }) => score >= Math.max(MIN_SCORE, best * RELATIVE_MIN)).slice(0, MAX_TOPICS);
}

/** Where the taxonomy has no topic for a post, its author's own tags are its topics. */
function authorsTags(post: AnalysedPost): PostTopic[] {
  return [...new Set(post.tags)].slice(0, MAX_TAGS).map((tag): PostTopic => {
    const evidence: Evidence = { signal: tag, field: 'tags', count: 1, weight: FIELD_WEIGHT.tags };
    return { topic: tag, score: MIN_SCORE, evidence: [evidence] };
  });
}

/** The taxonomy with the weights that its signals have beside each other. */
function weighed({ topics }: Taxonomy): Taxonomy {
  return {
    topics: topics.map((topic) => {
      const weights = signalWeights(topic);
      const signals = topic.signals.map((signal, index) => ({ ...signal, weight: weights[index] ?? signal.weight }));
      return { ...topic, signals };
    }),
  };
}

function byWeight(a: Evidence, b: Evidence): number {
  return b.weight - a.weight || (a.signal < b.signal ? -1 : 1);
}

/** Index of each topic's parent in the taxonomy, -1 without one. */
function parentIndexes({ topics }: Taxonomy): number[] {
  const indexes = new Map(topics.map(({ name }, index) => [name, index]));
  return topics.map(({ parent }) => (parent === null ? -1 : (indexes.get(parent) ?? -1)));
}

/** Mentions of one signal in each field. */
type Mentions = Map<EvidenceField, number>;

function collectCases(post: AnalysedPost, taxonomy: Taxonomy, matcher: Matcher): Map<number, Case> {
  const mentions = new Map<number, Map<number, Mentions>>();
  const note = ({ topic, signal }: Match, field: EvidenceField, count: number) => {
    const bySignal = mentions.get(topic) ?? new Map<number, Mentions>();
    mentions.set(topic, bySignal);
    const byField = bySignal.get(signal) ?? new Map<EvidenceField, number>();
    bySignal.set(signal, byField);
    byField.set(field, (byField.get(field) ?? 0) + count);
  };
  for (const match of matcher.find(post.titleTokens)) note(match, 'title', 1);
  for (const tag of post.tags) for (const match of matcher.find(post.analyser.analyse(tag))) note(match, 'tags', 1);
  for (const match of matcher.find(post.bodyTokens, post.blockOf)) {
    const block = post.blocks[post.blockOf[match.at] ?? 0];
    note(match, block?.kind === 'heading' ? 'headings' : 'body', speaks(block) ? 1 : CODE_SHARE);
  }
  const words = Math.max(1, post.bodyTokens.length);
  const damping = Math.max(MIN_DAMPING, 1 + Math.log2(words / FULL_WORDS) / 4);
  const cases = new Map<number, Case>();
  for (const [topic, bySignal] of mentions) {
    const found = weigh(taxonomy.topics[topic]?.signals ?? [], bySignal, damping);
    if (found.total > 0) cases.set(topic, found);
  }
  return cases;
}

/** The case for one topic. Weak signals count only beside one that is not weak. */
function weigh(signals: readonly Signal[], mentions: ReadonlyMap<number, Mentions>, damping: number): Case {
  const company = [...mentions.keys()].some((index) => signals[index]?.weak === false);
  const evidence: Evidence[] = [];
  let total = 0;
  if (!company) return { evidence, total };
  for (const [index, byField] of mentions) {
    const signal = signals[index];
    if (signal === undefined) continue;
    for (const [field, count] of byField) {
      const repeated = field === 'body' ? (1.5 * Math.log2(1 + count)) / damping : Math.min(count, 2);
      const weight =
        Math.round(signal.weight * FIELD_WEIGHT[field as keyof typeof FIELD_WEIGHT] * repeated * 100) / 100;
      total += weight;
      evidence.push({ signal: signal.phrase, field, count: Math.max(1, Math.round(count)), weight });
    }
  }
  return { evidence, total };
}

/** Each case with what its narrower topics add to it, the narrowest first; the same signal is not counted twice. */
function withChildren(cases: ReadonlyMap<number, Case>, parents: readonly number[]): Map<number, Case> {
  const totals = new Map<number, Case>();
  for (const [index, own] of cases) totals.set(index, { evidence: [...own.evidence], total: own.total });
  for (const [index, own] of cases) {
    let share = PARENT_SHARE;
    for (let parent = parents[index] ?? -1; parent >= 0; parent = parents[parent] ?? -1) {
      const wider = totals.get(parent) ?? { evidence: [], total: 0 };
      totals.set(parent, wider);
      for (const item of own.evidence) {
        if (wider.evidence.some(({ signal, field }) => signal === item.signal && field === item.field)) continue;
        const weight = Math.round(item.weight * share * 100) / 100;
        wider.evidence.push({ ...item, weight });
        wider.total += weight;
      }
      share *= PARENT_SHARE;
    }
  }
  return totals;
}
