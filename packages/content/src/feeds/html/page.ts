import { type ArchiveItem, skipped } from '../archive-item.js';
import { type DateReading, readDate } from '../dates.js';
import type { ArchiveFile, ReadOptions } from '../format.js';
import { excerpt, oneLine } from '../plain.js';
import { bareTitle, type TextBlock, toPostItem } from '../post.js';
import { refused } from '../refusal.js';
import { humanised, stemOf } from '../source.js';
import { absoluteUrl } from '../urls.js';
import { blocksOf } from './blocks.js';
import { type PageHead, readHead } from './head.js';
import { attribute, descendants, type Element, isElement, type Parent, parseHtml, textOf } from './tree.js';

/**
 * A saved page as one post. Its text is that of the longest `article`, else of `main`, else of the body, without
 * navigation, asides and footers. Finding the text of pages that mark none of these is left to the extraction of
 * articles, which follows feeds to their pages.
 */
export function readPage({ source, text }: ArchiveFile, { baseUrl }: ReadOptions): ArchiveItem {
  const document = parseHtml(text, 'document');
  if (typeof document === 'string') return refused(source, document, '');
  const head = readHead(document);
  const main = mainPart(document);
  const publishedAt = dateOf(head, main);
  if (publishedAt === 'unreadable') {
    const given = excerpt(head.dates[0] ?? '');
    return skipped(source, 'date', `"${given}" is no date: write it as 2005-07-23T14:30:00Z`);
  }
  const blocks = blocksOf(main, { page: true });
  const title = head.title ?? topHeading(blocks) ?? head.documentTitle;
  if (title === null && blocks.length === 0) return skipped(source, 'empty', 'the page holds no text: remove it');
  const url = absoluteUrl(head.url, baseUrl);
  return toPostItem({
    identity: source,
    source,
    url,
    title: title ?? humanised(stemOf(source)),
    author: head.author,
    publishedAt: publishedAt === 'unset' ? null : publishedAt,
    blocks: fromTitleOn(blocks, title ?? ''),
    tags: head.tags,
    image: absoluteUrl(head.image, url ?? baseUrl),
    language: head.language,
  });
}

export function mainPart(document: Parent): Parent {
  let body: Parent = document;
  let main: Element | null = null;
  let article: Element | null = null;
  let longest = 0;
  for (const node of descendants(document, (element) => element.tagName !== 'article')) {
    if (!isElement(node)) continue;
    if (node.tagName === 'body') body = node;
    if (node.tagName === 'main' || attribute(node, 'role') === 'main') main ??= node;
    if (node.tagName !== 'article') continue;
    const length = textOf(node).length;
    if (length > longest) [article, longest] = [node, length];
  }
  return article ?? main ?? body;
}

/** The date of the head, else the first `time` of the text. Unreadable only when the head gives dates and none can be read. */
function dateOf(head: PageHead, main: Parent): DateReading {
  const readings = head.dates.map(readDate);
  const found = readings.find((reading) => reading instanceof Date);
  if (found || readings.includes('unreadable')) return found ?? 'unreadable';
  for (const node of descendants(main)) {
    if (!isElement(node) || node.tagName !== 'time') continue;
    const date = readDate(attribute(node, 'datetime') ?? '');
    if (date instanceof Date) return date;
  }
  return 'unset';
}

function topHeading(blocks: readonly TextBlock[]): string | null {
  const heading = blocks.find((block) => block.level === 1)?.text;
  return heading === undefined ? null : oneLine(heading);
}

/** Without what stands before the title: breadcrumbs, a date line. Only near the start can it be the page's title. */
function fromTitleOn(blocks: readonly TextBlock[], title: string): readonly TextBlock[] {
  const wanted = bareTitle(title);
  const index = blocks.slice(0, 10).findIndex(({ kind, text }) => kind === 'heading' && bareTitle(text) === wanted);
  return blocks.slice(index + 1);
}
