import { tooManyPosts } from '../archive-item.js';
import type { ArchiveFile, ArchiveFormat } from '../format.js';
import { createIdentities } from '../identity.js';
import { LIMITS } from '../limits.js';
import { paragraphsOf } from '../plain-text/paragraphs.js';
import { type ExportedPost, LONGEST_TITLE, splitExport } from '../plain-text/split.js';
import { bareTitle, toPostItem } from '../post.js';
import { refused } from '../refusal.js';
import { humanised, stemOf } from '../source.js';

/** Plain text: an export of several posts (see `splitExport`), or one post when no title with a date is found. */
export const textFormat: ArchiveFormat = {
  extensions: ['txt', 'text'],
  recognises: () => true,
  *read(file) {
    const posts = splitExport(file.text);
    if (posts.length === 0) {
      yield readSingle(file);
      return;
    }
    const unique = createIdentities();
    for (const post of posts.slice(0, LIMITS.postsPerFile)) yield readExported(file, post, unique);
    if (posts.length > LIMITS.postsPerFile) yield tooManyPosts(file.source, posts.length);
  },
};

function readExported({ source }: ArchiveFile, post: ExportedPost, unique: (wanted: string) => string) {
  const blocks = paragraphsOf(post.body);
  if (typeof blocks === 'string') return refused(source, blocks, post.title);
  const day = post.publishedAt?.toISOString() ?? 'undated';
  return toPostItem({
    ...NOTHING_ELSE,
    identity: unique(`${source}#${day} ${bareTitle(post.title)}`),
    source,
    title: post.title,
    publishedAt: post.publishedAt,
    blocks,
  });
}

/** The first line is the title when it is short and a blank line, or nothing, follows. */
function readSingle({ source, text }: ArchiveFile) {
  const blocks = paragraphsOf(text);
  if (typeof blocks === 'string') return refused(source, blocks, '');
  const first = blocks[0]?.text ?? '';
  const isTitle = first.length <= LONGEST_TITLE && !first.includes('\n');
  const title = isTitle ? first : humanised(stemOf(source));
  return toPostItem({ ...NOTHING_ELSE, identity: source, source, title, publishedAt: null, blocks });
}

const NOTHING_ELSE = { url: null, author: null, tags: [], image: null, language: null };
