import { extractArticle } from '@fieldnotes/content/articles';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Page } from './pages.js';

/** Gives the text of a page's article, or null when it finds none. */
export type Extractor = (page: Page) => string | null;

export const fieldnotes: Extractor = ({ html, url }) => {
  const extraction = extractArticle(html, url);
  return extraction.kind === 'article' ? extraction.article.blocks.map(({ text }) => text).join('\n') : null;
};

/** Readability as it comes, on the same parser, with a line break where a block ends: `textContent` alone glues words. */
export const plainReadability: Extractor = ({ html }) => {
  const content = new Readability(parseHTML(html).document).parse()?.content;
  if (!content) return null;
  const separated = content.replaceAll(
    /<br\b|<\/(?:p|div|li|h[1-6]|tr|td|th|blockquote|pre|section|figure)>/gi,
    '\n$&',
  );
  return parseHTML(`<html><body>${separated}</body></html>`).document.body.textContent;
};
