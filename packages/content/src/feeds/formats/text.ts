import { tooManyPosts } from '../archive-item.js';
import type { ArchiveFile, ArchiveFormat } from '../format.js';
import { createIdentities } from '../identity.js';
import { LIMITS } from '../limits.js';
import { paragraphsOf } from '../plain-text/paragraphs.js';
import { type ExportedPost, splitExport } from '../plain-text/split.js';
import { bareTitle, toPostItem } from '../post.js';
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
  const day = post.publishedAt?.toISOString() ?? 'undated';
  return toPostItem({
    ...NOTHING_ELSE,
    identity: unique(`${source}#${day} ${bareTitle(post.title)}`),
    source,
    title: post.title,
    publishedAt: post.publishedAt,
    blocks: paragraphsOf(post.body),
  });
}

/** The first line is the title when it is short and a blank line follows. */
function readSingle({ source, text }: ArchiveFile) {
  const first = /^\s*(\S[^\n]{0,149})(?:\n[^\S\n]*\n|\s*$)/.exec(text);
  const title = first?.[1] ?? humanised(stemOf(source));
  return toPostItem({
    ...NOTHING_ELSE,
    identity: source,
    source,
    title,
    publishedAt: null,
    blocks: paragraphsOf(text),
  });
}

const NOTHING_ELSE = { url: null, author: null, tags: [], image: null, language: null };
