import type { ArchiveFormat } from '../format.js';
import { hasFrontMatter } from '../markdown/front-matter.js';
import { readSitePost } from '../markdown/post.js';
import { markdownBlocks } from '../markdown/render.js';

/** Markdown with or without front matter: one post a file. */
export const markdownFormat: ArchiveFormat = {
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  recognises: hasFrontMatter,
  *read(file, options) {
    yield readSitePost(file, options, markdownBlocks);
  },
};
