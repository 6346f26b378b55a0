import { itemBlocks } from '../feed/draft.js';
import type { FeedItem } from '../feed/feed.js';

/**
 * Whether an item carries only the beginning of what it links to, going by what it says: it has no text, its text
 * breaks off or ends by sending the reader on, or it is a summary of a few sentences with no content beside it. A note
 * without a title is whole, as short as it is; the page of a film is no text.
 */
export function isTeaser(item: FeedItem): boolean {
  const blocks = itemBlocks(item);
  if (typeof blocks === 'string') return false;
  return isTeaserText(item, blocks.map((block) => block.text).join('\n'));
}

/** The same of an item whose text has been read. */
export function isTeaserText(item: Pick<FeedItem, 'title' | 'link' | 'content'>, read: string): boolean {
  if (item.link === null || FILMS.test(item.link)) return false;
  const text = read.trim();
  if (BREAKS_OFF.test(text.slice(-LONGEST_ENDING))) return true;
  if (item.title === '' && text !== '') return false;
  return text.length < (item.content === null ? SHORT_SUMMARY : SHORT_CONTENT);
}

/** Characters: a summary of fewer is rarely a whole post, content of fewer is nearly none. */
const SHORT_SUMMARY = 800;
const SHORT_CONTENT = 80;
const LONGEST_ENDING = 200;
const FILMS = /^https?:\/\/(?:(?:www|m)\.)?(?:youtube\.com|youtu\.be|vimeo\.com)\//i;
const BREAKS_OFF =
  /(?:…|\.\.\.|\[\s?(?:…|\.\.\.|&hellip;)\s?\]|(?:read|continue|see|view)(?: (?:more|on|reading|the (?:rest|full|whole|original)))[^.!?]{0,100}(?:[.…»→>]|\.\.\.)*|the post .{1,120} (?:appeared first on|first appeared on) .{1,60})\s*$/i;
