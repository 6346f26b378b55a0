import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCases } from '../../src/feeds/cases.js';
import type { ReadFeed } from '../../src/feeds/fields.js';
import { judge } from '../../src/feeds/judge.js';
import { lookInto } from '../../src/feeds/look.js';
import { parsePython } from '../../src/feeds/python.js';
import { READERS } from '../../src/feeds/readers.js';

const document = (bytes: string) => ({ bytes: Buffer.from(bytes), url: 'http://127.0.0.1/f.xml' });

async function read(): Promise<ReadFeed | null> {
  return READERS.fieldnotes(
    document(`<rss><channel><title>F</title><item><title>A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title><guid>x</guid>
      <author>Jo (jo@example.org)</author><category>one</category><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>
      <description>&lt;p&gt;Text&lt;/p&gt;</description></item></channel></rss>`),
  );
}

test.each<[string, boolean | null]>([
  ["not bozo and entries[0]['title'] == u'A &lt;b&gt; <i>c</i>'", true],
  ['not bozo and entries[0].id == "x" and len(entries) == 1', true],
  ["entries[0]['guid'] == entries[0]['id'] == 'x'", true],
  ["entries[0]['summary'] == '<div>' + 'Text' '</div>'", true],
  ["feed['title'] == 'G' or (feed.title == 'F')", true],
  ["entries[0]['published_parsed'] == (2004, 1, 1, 19, 48, 21, 3, 1, 0)", true],
  ["entries[0]['published'] == 'Thu, 01 Jan 2004 19:48:21 GMT'", true],
  ["entries[0]['author'] == 'Jo (jo@example.org)' and entries[0]['author_detail']['email'] == 'jo@example.org'", true],
  ["entries[0]['tags'][0]['term'] == 'one' and entries[0]['enclosures'] == []", true],
  ["entries[0]['tags'][0]['term'] != 'one'", false],
  ["entries[0]['title'] == 'B'", false],
  ["entries[0]['link'] == 'http://example.org/'", false],
  ["not entries[0]['link']", true],
  ["entries[1]['title'] == 'A'", false],
  ["entries[0]['publisher'] == 'x'", null],
  ["version == 'rss20'", null],
])('%s', async (source, expected) => {
  const expression = parsePython(source);
  expect(expression).not.toBeNull();
  if (expression !== null) expect(judge(expression, lookInto(await read()))).toBe(expected);
});

test('what is not in that part of Python is not understood', () => {
  for (const source of ['entries[0]', "x == 'unclosed", 'lambda: 1', "f(x) == 'y'", 'a ==', '(1, a)']) {
    const parsed = parsePython(source);
    if (source === 'entries[0]') expect(parsed).toEqual({ kind: 'path', keys: ['entries', 0] });
    else expect(parsed, source).toBeNull();
  }
});

test('a document that is no feed has nothing, and is bozo', () => {
  const look = lookInto(null);
  const holds = (source: string) => judge(parsePython(source) ?? { kind: 'literal', value: null }, look);
  expect(holds("not bozo and feed['title'] == 'x'")).toBe(false);
  expect(holds('bozo')).toBe(true);
});

test('cases stand in a comment of the feed, or beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldnotes-cases-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const comment = (expectation: string) =>
    `<!--\nHeader:      Content-Location: http://a.example.org/\nDescription: x\nExpect:      ${expectation}\n-->\n<rss/>`;
  await writeFile(join(folder, 'comment.xml'), comment("not bozo and feed['link'] == 'x'"));
  await writeFile(join(folder, 'odd.xml'), comment('any(x for x in entries)'));
  await writeFile(join(folder, 'beside.json'), '{}');
  await writeFile(join(folder, 'beside.json.expected.json'), '{"entries[0].title": "A \\"b\\"", "len(entries)": 1}');
  await writeFile(join(folder, 'none.xml'), '<rss/>');
  const { cases, notUnderstood } = await loadCases(folder);
  expect(cases.map(({ name, document: { url } }) => [name, url])).toEqual([
    ['beside.json', 'http://127.0.0.1:8097/tests/wellformed/beside.json'],
    ['comment.xml', 'http://a.example.org/'],
  ]);
  expect(notUnderstood).toEqual(['odd.xml']);
});
