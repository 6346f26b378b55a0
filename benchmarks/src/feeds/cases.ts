import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeDocument } from '@fieldnotes/content';
import { BenchmarkError } from '../harness/errors.js';
import type { FeedDocument } from './fields.js';
import { type Expression, parsePython } from './python.js';

/** A document, and what is expected of it. */
export interface FeedCase {
  /** Its path inside the folder. */
  readonly name: string;
  readonly document: FeedDocument;
  readonly expectation: Expression;
}

export interface CaseFolder {
  readonly cases: readonly FeedCase[];
  /** Feeds whose expectation is in no form that is understood. */
  readonly notUnderstood: readonly string[];
}

/**
 * The feeds of a folder, and of those below it, with what is expected of them. That stands in `NAME.expected.json`
 * beside the feed, an object from paths (`entries[0].title`) to values; or in a comment at the start of the feed as in
 * Python feedparser's tests, whose `Header:` lines say what it came with. Feeds without either are left out.
 *
 * @throws {BenchmarkError} of code `unreadable` when there is no case
 */
export async function loadCases(folder: string): Promise<CaseFolder> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split(path.sep).join('/')).sort();
  const cases: FeedCase[] = [];
  const notUnderstood: string[] = [];
  for (const name of names.filter((file) => FEED.test(file) && !file.endsWith(EXPECTED))) {
    const bytes = await readFile(path.join(folder, name));
    const beside = names.includes(`${name}${EXPECTED}`)
      ? await readFile(path.join(folder, `${name}${EXPECTED}`), 'utf8')
      : null;
    const comment = commentOf(bytes);
    const expected = beside === null ? comment.expect : fromJson(beside);
    if (expected === null) continue;
    const expectation = parsePython(expected);
    if (expectation === null) notUnderstood.push(name);
    else cases.push({ name, expectation, document: documentOf(name, bytes, comment.headers) });
  }
  if (cases.length === 0) {
    throw new BenchmarkError('unreadable', `${folder} has no feed with an expectation: see benchmarks/README.md.`);
  }
  return { cases, notUnderstood };
}

const FEED = /\.(?:xml|rss|atom|rdf|json)$/i;
const EXPECTED = '.expected.json';

interface Comment {
  readonly expect: string | null;
  readonly headers: ReadonlyMap<string, string>;
}

function commentOf(bytes: Uint8Array): Comment {
  const comment = /<!--([\s\S]*?)-->/.exec(decodeDocument(bytes).text.slice(0, 20_000))?.[1] ?? '';
  const headers = [...comment.matchAll(/^\s*Header:\s*([\w-]+):\s*(.*?)\s*$/gim)];
  const expect = /^\s*Expect:\s*(.*?)\s*$/im.exec(comment)?.[1];
  return {
    expect: expect === undefined || expect === '' ? null : expect,
    headers: new Map(headers.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
  };
}

/** The members of the object as one expression: all of them must hold. */
function fromJson(text: string): string {
  const members = Object.entries(JSON.parse(text) as Record<string, string | number | null>);
  return members.map(([name, value]) => `${name} == ${value === null ? 'None' : JSON.stringify(value)}`).join(' and ');
}

/** Where feedparser's tests are served from. */
const SERVER = 'http://127.0.0.1:8097/';

function documentOf(name: string, bytes: Uint8Array, headers: ReadonlyMap<string, string>): FeedDocument {
  const own = `${SERVER}tests/wellformed/${name}`;
  const location = headers.get('content-location');
  const url = location !== undefined && URL.canParse(location, own) ? new URL(location, own).href : own;
  return { bytes, url, contentType: headers.get('content-type') };
}
