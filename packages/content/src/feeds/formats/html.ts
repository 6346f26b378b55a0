import { ignored } from '../archive-item.js';
import type { ArchiveFormat } from '../format.js';
import { fragmentBlocks } from '../html/blocks.js';
import { readPage } from '../html/page.js';
import { hasFrontMatter } from '../markdown/front-matter.js';
import { readSitePost } from '../markdown/post.js';

/** A saved page, or HTML with front matter, which Jekyll and Hugo take as a post: one post a file. */
export const htmlFormat: ArchiveFormat = {
  extensions: ['html', 'htm', 'xhtml'],
  recognises: (text) =>
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 2_000)),
  *read(file, options) {
    if (hasFrontMatter(file.text)) yield readSitePost(file, options, fragmentBlocks);
    else if (!file.named && isTemplate(file.text)) yield ignored(file.source, 'template');
    else yield readPage(file, options);
  },
};

/** A layout of a site generator: it has holes where the posts go. */
function isTemplate(text: string): boolean {
  const start = text.slice(0, 10_000);
  return (
    /\{\{-?\s*(?:define|partial|template|block|content|page|site|[.$])/.test(start) ||
    /\{%-?\s*(?:include|if|for|block|extends|assign)\b/.test(start)
  );
}
