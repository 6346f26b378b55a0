import type { PostDraft } from '../../model.js';
import { toPostItem } from '../post.js';
import { paragraphsOf } from './paragraphs.js';

/** A text that is a post without its surroundings, as data sets and scripts hold it. */
export interface PlainText {
  readonly title?: string;
  /** Paragraphs with blank lines between them. */
  readonly text: string;
  readonly tags?: readonly string[];
  /** BCP 47; left out when it is to be told from the text. */
  readonly language?: string | null;
}

/** What a reader reads of such a text; null when it is too large (`LIMITS`). Its title is taken off its beginning. */
export function readableText({ title = '', text, tags = [], language = null }: PlainText): PostDraft | null {
  const blocks = paragraphsOf(text);
  if (typeof blocks === 'string') return null;
  const nothing = { identity: '', source: '', url: null, author: null, publishedAt: null, image: null };
  const item = toPostItem({ ...nothing, title, blocks, tags, language });
  return item.kind === 'post' ? item.post : null;
}
