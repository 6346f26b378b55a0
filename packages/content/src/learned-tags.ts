import type { PostDraft, PostTopic, ProposedTag, Reading } from './model.js';
import { analyserFor } from './text/analyser.js';
import { detectLanguage } from './text/language.js';
import { MIN_SCORE } from './topics/assign.js';
import { learnTags as learnFromTexts, type TaggedText } from './topics/tags/learn-tags.js';
import { proposeTags as proposeForText } from './topics/tags/propose-tags.js';
import { type TagText, tagText } from './topics/tags/tag-features.js';
import { TAG_MODEL_VERSION, type TagModel } from './topics/tags/tag-model.js';

/** What of a post its tags are learned from. */
export type TaggablePost = Pick<PostDraft, 'title' | 'body' | 'tags' | 'language'>;

/** Characters of a post that tell its tags: the memory that learning takes grows with them. */
export const MAX_TAG_TEXT = 8_000;
/** A tag that is less likely than not is not shown. */
export const LEAST_CONFIDENCE = 0.5;
/** Most tags of a post that are shown as proposed. */
const MOST_SHOWN = 3;

/** Takes in the posts of a feed a few at a time, oldest first, so that they need not be held together. */
export class TagStudy {
  readonly #texts: TaggedText[] = [];
  readonly #languages = new Map<string, number>();

  /** Posts without tags are passed over. */
  add(posts: readonly TaggablePost[]): void {
    for (const post of posts) {
      if (post.tags.length === 0) continue;
      const { language, text } = textOf(post);
      this.#texts.push({ text, tags: post.tags });
      this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1);
    }
  }

  /** The model of what was added; null when too few posts have tags (`LEAST_TAGGED`). Seconds for a thousand posts. */
  learn(): TagModel | null {
    const [language = 'en'] = [...this.#languages].sort(byCount).map(([name]) => name);
    return learnFromTexts(this.#texts, language);
  }
}

function byCount([a, countA]: readonly [string, number], [b, countB]: readonly [string, number]): number {
  return countB - countA || (a < b ? -1 : 1);
}

/** Learns a feed's tags from its posts, oldest first. Pure; the model is plain JSON. See `TagStudy`. */
export function learnTags(posts: readonly TaggablePost[]): TagModel | null {
  const study = new TagStudy();
  study.add(posts);
  return study.learn();
}

/** The tags of its feed that a post would be given, likeliest first, at most ten. Pure. */
export function proposeTags(model: TagModel, post: TaggablePost): ProposedTag[] {
  return proposeForText(model, textOf(post).text);
}

/**
 * Those worth showing: at most three, each likelier right than not. None for a post that has tags of its own, and none of
 * a model that another version has learned. Pure.
 */
export function confidentTags(model: TagModel, post: TaggablePost): ProposedTag[] {
  if (post.tags.length > 0 || model.version !== TAG_MODEL_VERSION) return [];
  return proposeTags(model, post)
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .slice(0, MOST_SHOWN);
}

/** The reading with proposed tags for topics, where the author's own would be: when the taxonomy has none for the post. */
export function withProposedTags(reading: Reading, proposed: readonly ProposedTag[]): Reading {
  return reading.topics.length > 0 || proposed.length === 0 ? reading : { ...reading, topics: topicsOf(proposed) };
}

/** Proposed tags as topics; none scores above what the author's own tags do. */
export function topicsOf(proposed: readonly ProposedTag[]): PostTopic[] {
  return proposed.map(({ tag, confidence }) => {
    const score = Math.round(MIN_SCORE * confidence * 1000) / 1000;
    return { topic: tag, score, evidence: [{ signal: tag, field: 'proposed', count: 1, weight: confidence }] };
  });
}

function textOf({ title, body, language: declared }: TaggablePost): { language: string; text: TagText } {
  const language = detectLanguage(`${title}\n\n${body}`, declared);
  const analyser = analyserFor(language);
  const bodyTokens = analyser.analyse(body, 0, Math.min(body.length, MAX_TAG_TEXT));
  return { language, text: tagText({ titleTokens: analyser.analyse(title), bodyTokens }) };
}
