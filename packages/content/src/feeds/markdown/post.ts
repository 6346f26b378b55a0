import { type ArchiveItem, ignored, skipped } from '../archive-item.js';
import { readDate } from '../dates.js';
import type { ArchiveFile, ReadOptions } from '../format.js';
import { LIMITS } from '../limits.js';
import { excerpt } from '../plain.js';
import { type TextBlock, toPostItem } from '../post.js';
import { type Refusal, refused } from '../refusal.js';
import { humanised, nameOf, stemOf } from '../source.js';
import { absoluteUrl } from '../urls.js';
import { Fields } from './fields.js';
import { readFrontMatter } from './front-matter.js';
import type { Dialect } from './tags.js';
import { withoutTemplates } from './templates.js';

/** Turns the text below the front matter into blocks. */
type Render = (text: string) => readonly TextBlock[] | Refusal;

/** One post of a site made with Hugo, Jekyll or their like: front matter, then Markdown or HTML. */
export function readSitePost(file: ArchiveFile, options: ReadOptions, render: Render): ArchiveItem {
  const { source } = file;
  if (/^_index\b/.test(nameOf(source))) return ignored(source, 'section-page');
  const matter = readFrontMatter(file.text);
  if (matter.kind === 'broken') return skipped(source, 'front-matter', matter.message);
  if (matter.kind === 'none' && !file.named && ABOUT_THE_PROJECT.test(nameOf(source))) {
    return ignored(source, 'about-the-project');
  }
  const fields = new Fields(matter.kind === 'fields' ? matter.fields : {});
  if (fields.isTrue('draft') || fields.isFalse('published') || /(?:^|\/)_drafts\//.test(source)) {
    return ignored(source, 'draft');
  }
  const jekyll = /^(?<date>\d{4}-\d{1,2}-\d{1,2})-(?<slug>.+)$/.exec(stemOf(source))?.groups;
  const date = fields.text('date', 'publishdate', 'pubdate', 'published', 'created') ?? jekyll?.date ?? '';
  const publishedAt = readDate(date);
  if (publishedAt === 'unreadable') {
    return skipped(source, 'date', `"${excerpt(date)}" is no date: write it as 2005-07-23 or 2005-07-23 14:30:00`);
  }
  const dialect = dialectOf(source, fields);
  const stated = fields.text('title');
  if (matter.content.length > LIMITS.bodyLength) return refused(source, 'too-large', stated ?? '');
  const blocks = render(withoutTemplates(matter.content, dialect));
  if (typeof blocks === 'string') return refused(source, blocks, stated ?? '');
  const url = urlOf(fields, options);
  return toPostItem({
    identity: source,
    source,
    url,
    title: stated ?? topHeading(blocks) ?? humanised(jekyll?.slug ?? stemOf(source)),
    author: authorOf(fields),
    publishedAt: publishedAt === 'unset' ? null : publishedAt,
    blocks,
    tags: tagsOf(fields, dialect),
    image: absoluteUrl(imageOf(fields), url ?? options.baseUrl),
    language: fields.text('lang', 'language', 'locale'),
  });
}

/** Files that a folder of posts has about itself. */
const ABOUT_THE_PROJECT = /^(?:readme|license|licence|changelog|contributing|code_of_conduct|security)\b/i;

function dialectOf(source: string, fields: Fields): Dialect {
  const jekyll =
    /(?:^|\/)_posts\//.test(source) || /^\d{4}-\d{1,2}-\d{1,2}-/.test(nameOf(source)) || fields.has('layout');
  return jekyll ? 'jekyll' : 'hugo';
}

function topHeading(blocks: readonly TextBlock[]): string | null {
  return blocks.find((block) => block.level === 1)?.text ?? null;
}

function authorOf(fields: Fields): string | null {
  const names = [...fields.list('author'), ...fields.list('authors')];
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** A single text is a list in Jekyll (words) and one tag in Hugo; commas always separate. */
function tagsOf(fields: Fields, dialect: Dialect): readonly string[] {
  const taxonomies = fields.table('taxonomies');
  return [fields, taxonomies].flatMap((table) =>
    ['tags', 'tag', 'categories', 'category'].flatMap((name) => {
      const values = table.list(name);
      if (values.length !== 1) return values;
      const [value = ''] = values;
      if (table.isList(name)) return values;
      if (value.includes(',')) return value.split(',');
      return dialect === 'jekyll' && name.endsWith('s') ? value.split(/\s+/) : values;
    }),
  );
}

/** The address that the front matter states. One that would have to be guessed from a site's settings is none. */
function urlOf(fields: Fields, { baseUrl }: ReadOptions): string | null {
  const pages = [fields.text('canonicalurl', 'canonical_url'), fields.text('url'), fields.text('permalink')];
  const candidates = [...pages, ...fields.list('aliases').slice(0, 1)];
  for (const candidate of candidates) {
    if (candidate === null || /(?:^|\/):/.test(candidate)) continue;
    const url = absoluteUrl(candidate, baseUrl);
    if (url !== null) return url;
  }
  return null;
}

function imageOf(fields: Fields): string | null {
  const single = fields.text('image', 'featured_image', 'featuredimage', 'thumbnail', 'cover');
  return single ?? fields.table('cover').text('image') ?? fields.list('images')[0] ?? null;
}
