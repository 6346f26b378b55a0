import { analyserFor, phraseTerm } from '../../text/analyser.js';
import { fitCalibration } from './calibration.js';
import { learnLinear, packVectors } from './linear.js';
import { blend } from './propose-tags.js';
import { round, type TagText, vectorOf } from './tag-features.js';
import { type LearnedTag, LIMITS, type SparseVector, TAG_MODEL_VERSION, type TagModel } from './tag-model.js';

/** A post with the tags that its author gave it. */
export interface TaggedText {
  readonly text: TagText;
  readonly tags: readonly string[];
}

/** Posts that a tag needs for a regression of its own. */
const LEAST_POSTS = 3;
/** Share of the posts, the newest, that the confidence is calibrated on. */
const HELD_OUT = 0.2;
/** Fewest posts with tags that anything is learned from. */
export const LEAST_TAGGED = 10;

/**
 * Learns a feed's tags from its posts, oldest first; newer posts count for more. Null when fewer than `LEAST_TAGGED` have
 * tags. Pure and deterministic; the time is bounded by `LIMITS`.
 *
 * @param language BCP 47 primary subtag of the feed: how its tags are looked for in a text.
 */
export function learnTags(posts: readonly TaggedText[], language = 'en'): TagModel | null {
  const tagged = posts.filter(({ tags }) => tags.length > 0).slice(-LIMITS.posts);
  if (tagged.length < LEAST_TAGGED) return null;
  const cut = Math.floor(tagged.length * (1 - HELD_OUT));
  const early = learnUncalibrated(tagged.slice(0, cut), language);
  const outcomes = tagged.slice(cut).flatMap(({ text, tags }) => {
    const own = new Set(tags.map(keyOf));
    return blend(early, text).map(({ tag, score }) => ({ score, right: own.has(keyOf(tag)) }));
  });
  return { ...learnUncalibrated(tagged, language), calibration: fitCalibration(outcomes) };
}

function learnUncalibrated(posts: readonly TaggedText[], language: string): TagModel {
  const features = chooseFeatures(posts);
  const byName = new Map(features.map(([name, weight], at) => [name, { at, weight }]));
  const vectors = posts.map(({ text }) => vectorOf(text, byName));
  const recency = posts.map((_, at) => recencyOf(at, posts.length));
  const tags = learnEach(posts, vectors, recency, { language, features: features.length });
  const numbers = new Map(tags.map(({ tag }, at) => [keyOf(tag), at]));
  const neighbours = posts.map(({ tags: given }, at) => ({
    vector: vectors[at] ?? { at: [], values: [] },
    tags: [...new Set(given.flatMap((tag) => numbers.get(keyOf(tag)) ?? []))],
  }));
  const calibration = { intercept: 0, slope: 1 };
  return { version: TAG_MODEL_VERSION, posts: posts.length, features, tags, neighbours, calibration };
}

/** Half as much for a post that has a quarter of the feed after it, and so on. */
export function recencyOf(at: number, posts: number): number {
  return 0.5 ** ((posts - 1 - at) / (posts / 4));
}

/** Tags differ by more than casing and surrounding space. */
function keyOf(tag: string): string {
  return tag.trim().toLowerCase();
}

/** Features of at least two posts, those of most posts first. */
function chooseFeatures(posts: readonly TaggedText[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { text } of posts) for (const name of text.counts.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, LIMITS.features)
    .map(([name, count]) => [name, round(Math.log(1 + posts.length / count))]);
}

function learnEach(
  posts: readonly TaggedText[],
  vectors: readonly SparseVector[],
  recency: readonly number[],
  { language, features }: { readonly language: string; readonly features: number },
): LearnedTag[] {
  const owners = new Map<string, { tag: string; posts: Set<number> }>();
  for (const [at, { tags }] of posts.entries()) {
    for (const tag of tags) {
      const owner = owners.get(keyOf(tag)) ?? { tag: tag.trim(), posts: new Set() };
      owners.set(keyOf(tag), owner);
      owner.posts.add(at);
    }
  }
  const analyser = analyserFor(language);
  const packed = packVectors(vectors);
  return [...owners.values()]
    .filter(({ tag }) => tag !== '')
    .sort((a, b) => b.posts.size - a.posts.size || (a.tag < b.tag ? -1 : 1))
    .slice(0, LIMITS.tags)
    .map(({ tag, posts: own }): LearnedTag => {
      const term = phraseTerm(analyser, tag);
      const right = vectors.map((_, at) => own.has(at));
      return {
        tag,
        term,
        named: namedShares(posts, term, own, recency),
        linear: own.size < LEAST_POSTS ? null : learnLinear(packed, right, recency, features),
      };
    });
}

/** How far a mention goes before anything is known of the tag. */
const TITLE_PRIOR = 0.5;
const BODY_PRIOR = 0.3;

/** The first word of a phrase, or its first two: every text that has the phrase counts them. */
function beginningOf(term: string): string {
  return term.split(' ', 2).join(' ');
}

/** Of the posts that name a tag, the share that have it: in the title, and anywhere. Newer posts count for more. */
function namedShares(
  posts: readonly TaggedText[],
  term: string,
  own: ReadonlySet<number>,
  recency: readonly number[],
): LearnedTag['named'] {
  if (term === '') return { title: 0, body: 0 };
  const sums = { title: 0, titleRight: TITLE_PRIOR, body: 0, bodyRight: BODY_PRIOR };
  const needle = ` ${term} `;
  const feature = beginningOf(term);
  for (const [at, { text }] of posts.entries()) {
    // Most posts do not name most tags, and a look tells.
    if (!text.counts.has(feature)) continue;
    const weight = recency[at] ?? 0;
    const right = own.has(at) ? weight : 0;
    if (text.title.includes(needle)) {
      sums.title += weight;
      sums.titleRight += right;
    } else if (!text.body.includes(needle)) continue;
    sums.body += weight;
    sums.bodyRight += right;
  }
  return { title: round(sums.titleRight / (sums.title + 1)), body: round(sums.bodyRight / (sums.body + 1)) };
}
