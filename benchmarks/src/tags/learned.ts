import { createRequire } from 'node:module';
import { learnTags, postFromText, proposeTags, type ReadablePost } from '@fieldnotes/content/analyse';
import { BenchmarkError } from '../harness/errors.js';
import { round } from '../harness/figures.js';
import type { LabelledText } from '../keyphrases/texts.js';

const require = createRequire(import.meta.url);
const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier.js') as new () => NaturalBayes;

interface NaturalBayes {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): readonly { readonly label: string }[];
}

/** Share of the posts, the oldest, that is learned from; the others are proposed for. */
export const LEARNED_SHARE = 0.8;
const PROPOSED = 3;

/** Macro F1 of the three likeliest tags, and how often the likeliest is right; in percent. */
export interface LearnedScore {
  readonly f1at3: number;
  readonly p1: number;
}

export interface LearnedScores {
  /** Posts learned from and proposed for. */
  readonly learned: number;
  readonly tested: number;
  readonly scores: Readonly<Record<string, LearnedScore>>;
}

/** Learns the tags of the oldest posts and proposes them for the newest; posts without a date come first. */
export function scoreLearned(texts: readonly LabelledText[]): LearnedScores {
  const tagged = texts.filter(({ labels }) => labels.length > 0);
  const ordered = [...tagged].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const cut = Math.floor(ordered.length * LEARNED_SHARE);
  const [old, fresh] = [ordered.slice(0, cut), ordered.slice(cut)];
  return {
    learned: old.length,
    tested: fresh.length,
    scores: {
      fieldnotes: judge(fresh, product(old)),
      "natural's Bayes": judge(fresh, bayes(old)),
      'most frequent': judge(fresh, mostFrequent(old)),
    },
  };
}

type Propose = (text: LabelledText) => readonly string[];

function product(old: readonly LabelledText[]): Propose {
  const model = learnTags(old.flatMap((text) => postOf(text) ?? []));
  if (model === null) throw new BenchmarkError('unreadable', 'Too few posts have tags to learn from.');
  return (text) => {
    const post = postOf(text);
    return post === null ? [] : proposeTags(model, post).map(({ tag }) => tag);
  };
}

function postOf({ title, text, labels }: LabelledText): ReadablePost | null {
  return postFromText({ title, text, tags: labels });
}

/** Each pair of a post and a tag is a document: natural's classifiers give one label. */
function bayes(old: readonly LabelledText[]): Propose {
  const classifier = new BayesClassifier();
  for (const { title, text, labels } of old) {
    for (const label of labels) classifier.addDocument(`${title} ${text}`, label);
  }
  classifier.train();
  return ({ title, text }) => classifier.getClassifications(`${title} ${text}`).map(({ label }) => label);
}

function mostFrequent(old: readonly LabelledText[]): Propose {
  const counts = new Map<string, number>();
  for (const { labels } of old) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const best = [...counts].sort(([, a], [, b]) => b - a).map(([label]) => label);
  return () => best;
}

function judge(texts: readonly LabelledText[], propose: Propose): LearnedScore {
  let f1 = 0;
  let first = 0;
  for (const text of texts) {
    const wanted = new Set(text.labels);
    const proposed = propose(text).slice(0, PROPOSED);
    const hits = proposed.filter((tag) => wanted.has(tag)).length;
    f1 += hits === 0 ? 0 : (2 * hits) / (proposed.length + wanted.size);
    if (wanted.has(proposed[0] ?? '')) first += 1;
  }
  const percent = (sum: number) => round((100 * sum) / Math.max(1, texts.length), 1);
  return { f1at3: percent(f1), p1: percent(first) };
}
