import type { Fields, Person, ReadFeed } from './fields.js';
import type { Found, Look } from './judge.js';
import type { Literal } from './python.js';
import { isSameMarkup, isSameMoment, isSameTitle } from './same.js';

/**
 * What the names of feedparser mean in a feed that was read. Only the fields that the benchmark asks for have a
 * meaning: title, link, id, dates, author, summary, content, tags, enclosures.
 *
 * @param feed null when the parser found no feed: then nothing is there
 */
export function lookInto(feed: ReadFeed | null): Look {
  return ([root, ...keys]) => {
    switch (root) {
      case 'bozo':
        return keys.length === 0 ? value(feed === null ? true : null, () => true) : NOT_ASKED;
      case 'feed':
      case 'channel':
        return keys.length === 0 ? NOT_ASKED : fieldOf(feed?.feed ?? null, keys, true);
      case 'entries':
      case 'items':
        return entryOf(feed, keys);
      default:
        return NOT_ASKED;
    }
  };
}

const NOT_ASKED: Found = { kind: 'not-asked' };

function entryOf(feed: ReadFeed | null, [index, ...keys]: readonly (string | number)[]): Found {
  if (index === undefined) return { kind: 'list', length: feed?.items.length ?? 0 };
  if (typeof index !== 'number' || keys.length === 0) return NOT_ASKED;
  return fieldOf(feed?.items.at(index) ?? null, keys, false);
}

function fieldOf(fields: Fields | null, [name, ...rest]: readonly (string | number)[], isFeed: boolean): Found {
  switch (name) {
    case 'title':
      return rest.length === 0 ? title(fields) : NOT_ASKED;
    case 'title_detail':
      return isOnly(rest, 'value') ? title(fields) : NOT_ASKED;
    case 'link':
      return rest.length === 0 ? address(fields?.link) : NOT_ASKED;
    case 'links':
      return rest[0] === 0 && rest[1] === 'href' && rest.length === 2 ? address(fields?.link) : NOT_ASKED;
    case 'id':
    case 'guid':
      return rest.length === 0 ? exact(fields?.id) : NOT_ASKED;
    case 'summary':
    case 'description':
      return rest.length === 0 ? summary(fields) : NOT_ASKED;
    case 'subtitle':
    case 'tagline':
      return rest.length === 0 && isFeed ? summary(fields) : NOT_ASKED;
    case 'summary_detail':
    case 'subtitle_detail':
    case 'tagline_detail':
    case 'description_detail':
      return isOnly(rest, 'value') ? summary(fields) : NOT_ASKED;
    case 'content':
      return rest[0] === 0 && rest[1] === 'value' && !isFeed ? markup(fields?.content ?? null) : NOT_ASKED;
    case 'author':
      return rest.length === 0 ? author(fields?.authors[0]) : NOT_ASKED;
    case 'author_detail':
      return personField(fields?.authors[0], rest);
    case 'authors':
      if (rest.length === 0) return { kind: 'list', length: fields?.authors.length ?? 0 };
      return typeof rest[0] === 'number' ? personField(fields?.authors[rest[0]], rest.slice(1)) : NOT_ASKED;
    case 'category':
      return rest.length === 0 ? exact(fields?.tags[0]?.term) : NOT_ASKED;
    case 'tags':
      return tagField(fields, rest);
    case 'enclosures':
      return enclosureField(fields, rest);
    default:
      return rest.length === 0 ? dateField(fields, String(name)) : NOT_ASKED;
  }
}

function isOnly(keys: readonly (string | number)[], name: string): boolean {
  return keys.length === 1 && keys[0] === name;
}

/** By feedparser's names, old and new. */
const DATES: Readonly<Record<string, 'published' | 'updated'>> = {
  published: 'published',
  issued: 'published',
  created: 'published',
  updated: 'updated',
  modified: 'updated',
  date: 'updated',
};

function dateField(fields: Fields | null, name: string): Found {
  const which = DATES[name.replace(/_parsed$/, '')];
  if (which === undefined) return NOT_ASKED;
  const date = fields?.[which] ?? (which === 'updated' ? fields?.published : null) ?? null;
  return value(date, (expected) => date !== null && isSameMoment(date, expected));
}

function title(fields: Fields | null): Found {
  const given = fields?.title || null;
  return value(given, (expected) => typeof expected === 'string' && isSameTitle(given ?? '', expected));
}

/** feedparser takes the content for a summary where there is none. */
function summary(fields: Fields | null): Found {
  return markup(fields?.summary ?? fields?.content ?? null);
}

function markup(given: Fields['content']): Found {
  return value(given, (expected) => typeof expected === 'string' && isSameMarkup(given ?? NO_TEXT, expected));
}

const NO_TEXT = { text: '', type: 'text' } as const;

/** feedparser's one line for a person: "name (email)". */
function author(person: Person | undefined): Found {
  if (person === undefined) return exact(null);
  const { name, email, url } = person;
  const whole = name !== null && email !== null ? `${name} (${email})` : (name ?? email ?? url);
  return value(whole, (expected) => expected === whole || (expected === name && name !== null));
}

function personField(person: Person | undefined, keys: readonly (string | number)[]): Found {
  if (isOnly(keys, 'name')) return exact(person?.name);
  if (isOnly(keys, 'email')) return exact(person?.email);
  return isOnly(keys, 'href') || isOnly(keys, 'url') ? address(person?.url) : NOT_ASKED;
}

function tagField(fields: Fields | null, [index, name, ...more]: readonly (string | number)[]): Found {
  if (index === undefined) return { kind: 'list', length: fields?.tags.length ?? 0 };
  if (typeof index !== 'number' || more.length > 0) return NOT_ASKED;
  const tag = fields?.tags[index];
  if (name === 'term') return exact(tag?.term);
  if (name === 'scheme') return exact(tag?.scheme);
  return name === 'label' ? exact(tag?.label) : NOT_ASKED;
}

function enclosureField(fields: Fields | null, [index, name, ...more]: readonly (string | number)[]): Found {
  if (index === undefined) return { kind: 'list', length: fields?.enclosures.length ?? 0 };
  if (typeof index !== 'number' || more.length > 0) return NOT_ASKED;
  const enclosure = fields?.enclosures[index];
  if (name === 'href' || name === 'url') return address(enclosure?.url);
  if (name === 'type') return exact(enclosure?.type);
  return name === 'length' ? exact(enclosure?.length?.toString()) : NOT_ASKED;
}

function exact(given: string | null | undefined): Found {
  return value(given || null, (expected) => typeof expected !== 'object' && String(expected) === given);
}

/** Written differently, an address is still the same: with or without the slash after a host, or its letters encoded. */
function address(given: string | null | undefined): Found {
  return value(given || null, (expected) => {
    if (typeof expected !== 'string' || !given) return false;
    return expected === given || (URL.canParse(expected) && new URL(expected).href === new URL(given).href);
  });
}

function value(given: unknown, matches: (expected: Literal) => boolean): Found {
  return { kind: 'value', isThere: given !== null && given !== undefined, matches };
}
