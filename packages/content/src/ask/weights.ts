import type { Field } from '../model.js';

/** What decides the order of posts. Every number is general: it was set on collections of abstracts and a blog alike. */
export interface RankingWeights {
  /** What one occurrence counts in BM25F. Title and topics count once, however often the word is repeated there. */
  readonly fields: Readonly<Record<Field, number>>;
  /** `k1` of BM25: how soon repetition is worth no more. */
  readonly saturation: number;
  /** `b` of BM25: how far length is held against a passage, and against a post. */
  readonly passageLength: number;
  readonly postLength: number;
  /** 0 to 1: how much of a post's score its best passage is; the rest is the post as a whole. */
  readonly bestPassage: number;
  /** What neighbours of the question that stand together in the text are worth beside a word of the question. */
  readonly proximity: number;
  /** A word that never stands in a title, topic or heading keeps this share of its weight in ranking. */
  readonly merelyUsed: number;
  /** Power of what a word of the question narrows down (`QuestionTerm.weight`): below 1, less than as evidence. */
  readonly emphasis: number;
  /** 0 or 1: whether a word that the question repeats counts as often. */
  readonly repetition: number;
  /** What the words of the best posts are worth together, beside those of the question. 0: no feedback. */
  readonly feedback: number;
}

export const WEIGHTS: RankingWeights = {
  fields: { title: 4, topics: 1, headings: 1.5, body: 1 },
  saturation: 1.8,
  passageLength: 0.5,
  postLength: 0.6,
  bestPassage: 0.5,
  proximity: 0.4,
  merelyUsed: 0.6,
  emphasis: 0.3,
  repetition: 1,
  feedback: 0.4,
};

/** What can be left out, to see what it is worth. */
export const TECHNIQUES = [
  'title',
  'topics',
  'headings',
  'whole-post',
  'best-passage',
  'proximity',
  'prominence',
  'repetition',
  'feedback',
  'compounds',
] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** The weights with some techniques left out: a field then counts as much as the body. */
export function weightsWithout(techniques: ReadonlySet<Technique>, weights = WEIGHTS): RankingWeights {
  const without = (technique: Technique, weight: number, instead: number) =>
    techniques.has(technique) ? instead : weight;
  const { fields } = weights;
  return {
    ...weights,
    fields: {
      title: without('title', fields.title, fields.body),
      topics: without('topics', fields.topics, 0),
      headings: without('headings', fields.headings, fields.body),
      body: fields.body,
    },
    bestPassage: without('whole-post', without('best-passage', weights.bestPassage, 0), 1),
    proximity: without('proximity', weights.proximity, 0),
    merelyUsed: without('prominence', weights.merelyUsed, 1),
    repetition: without('repetition', weights.repetition, 0),
    feedback: without('feedback', weights.feedback, 0),
  };
}
