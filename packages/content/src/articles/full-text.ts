import { bareTitle, toPostItem } from '../feeds/post.js';
import type { PostDraft } from '../model.js';
import type { Article } from './article.js';

/**
 * A post with the text of its article in place of what its feed carries, or null when the article is not better: pages
 * ask for consent, for money or for a login, show a list of other posts, or have no more than the feed. What the feed
 * says of title, author, picture and language is kept; the article adds what it does not say.
 *
 * @param isTeaser what the feed carries is only a beginning, as far as that can be told; else it was asked for the page anyway
 */
export function fullText(post: PostDraft, article: Article, isTeaser: boolean): PostDraft | null {
  const read = toPostItem({
    ...post,
    blocks: article.blocks,
    author: post.author ?? article.author,
    image: post.image ?? article.image,
    language: post.language ?? article.language,
  });
  if (read.kind !== 'post') return null;
  return isBetter(read.post.body, post.body, isTeaser) ? read.post : null;
}

/** An article is longer than its teaser by this, or is none. */
const LONGER = 1.2;
/** An article that is not asked for because of a teaser may be somewhat shorter than the text of the feed, captions and all. */
const SHORTER = 0.5;
/** Code units: what does not begin as the teaser does is taken for the article only when there is so much of it. */
const LONG = 1_200;
const LONGEST_BEGINNING = 80;

function isBetter(article: string, own: string, isTeaser: boolean): boolean {
  if (!isTeaser) return article.length > SHORTER * own.length;
  if (article.length <= LONGER * own.length) return false;
  return article.length >= LONG || holdsBeginning(article, own);
}

/** Authors write teasers of their own as well, so that not to be found says little. */
function holdsBeginning(article: string, own: string): boolean {
  return bareTitle(article).includes(bareTitle(own.slice(0, LONGEST_BEGINNING)));
}
