import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { serialize } from 'parse5';
import { readFeedDate } from '../feeds/feed/feed-dates.js';
import { blocksOf } from '../feeds/html/blocks.js';
import { type PageHead, readHead } from '../feeds/html/head.js';
import { mainPart } from '../feeds/html/page.js';
import { type Parent, parseHtml } from '../feeds/html/tree.js';
import { LIMITS } from '../feeds/limits.js';
import { cut } from '../feeds/plain.js';
import { bareTitle, type TextBlock } from '../feeds/post.js';
import { absoluteUrl } from '../feeds/urls.js';
import { type Article, type Extraction, PAGE_BOUNDS } from './article.js';
import { withoutCallsToAction } from './calls-to-action.js';
import { removeClutter } from './clutter.js';
import { keepNames, removeMachinery } from './machinery.js';

/**
 * The article of a page: found by Mozilla's Readability, then freed of captions, share bars, lists of links and the
 * like (`removeClutter`). Deterministic and without I/O. Pages past the bounds on length, elements and depth give none;
 * what is within them can still take a second, so that pages from strangers belong in a thread that can be ended.
 *
 * @param text the page, decoded
 * @param url where the page is from, after redirects; addresses are resolved against it
 */
export function extractArticle(text: string, url: string): Extraction {
  const page = parseHtml(text, 'document', PAGE_BOUNDS);
  if (page === 'too-large') return { kind: 'none', problem: 'is larger than pages that are read here' };
  if (page === 'too-complex')
    return { kind: 'none', problem: 'has more elements, or nests deeper, than pages that are read here' };
  const head = readHead(page);
  removeMachinery(page);
  keepNames(page);
  const html = serialize(page);
  if (html.length > PAGE_BOUNDS.length) return { kind: 'none', problem: 'has more text than pages that are read here' };
  const found = readable(html);
  const title = cut(head.title ?? found?.title ?? head.documentTitle ?? '', LIMITS.titleLength);
  const blocks = found === null ? [] : articleBlocks(found.content, title);
  const used = blocks.length > 0 ? blocks : textBlocks(mainPart(page), title);
  if (used.length === 0) return { kind: 'none', problem: 'holds no text' };
  return { kind: 'article', article: { ...describe(head, url), title, blocks: used } };
}

interface Found {
  readonly title: string | null;
  /** HTML, with its classes. */
  readonly content: string;
}

function readable(html: string): Found | null {
  try {
    const { document } = parseHTML(html);
    const found = new Readability(document, { keepClasses: true, disableJSONLD: true }).parse();
    return found?.content ? { title: found.title ?? null, content: found.content } : null;
  } catch (error) {
    // Some of its steps put all children of an element on the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function articleBlocks(content: string, title: string): readonly TextBlock[] {
  const fragment = parseHtml(content, 'fragment');
  if (typeof fragment === 'string') return [];
  removeClutter(fragment);
  return textBlocks(fragment, title);
}

/** The text of a part of a page. The title is not part of it. */
function textBlocks(part: Parent, title: string): readonly TextBlock[] {
  const blocks = blocksOf(part, { page: true }).filter(({ kind }) => kind !== 'caption');
  const kept = withoutCallsToAction(blocks);
  const [first, ...rest] = kept;
  return first !== undefined && first.kind === 'heading' && bareTitle(first.text) === bareTitle(title) ? rest : kept;
}

function describe(head: PageHead, url: string): Omit<Article, 'title' | 'blocks'> {
  const dates = head.dates.map(readFeedDate);
  return {
    author: head.author === null ? null : cut(head.author.replace(/^by\s+/i, ''), LIMITS.authorLength) || null,
    publishedAt: dates.find((date) => date instanceof Date) ?? null,
    image: absoluteUrl(head.image, url),
    canonicalUrl: absoluteUrl(head.url, url),
    language: head.language?.trim() || null,
  };
}
