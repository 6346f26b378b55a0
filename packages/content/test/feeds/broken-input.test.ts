import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/feeds/limits.js';
import { folderWith, readAll, readFileItems, readOnePost } from './support.js';

const bytes = (...parts: readonly (string | number[] | Buffer)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('a file that cannot be read', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['empty.md', '', 'empty', /empty/],
    ['blank.txt', '\uFEFF \n\t\n', 'empty', /no text/],
    ['picture.md', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'binary', /not text/],
    ['zip.txt', bytes('PK', [3, 4], 'rest'), 'binary', /not text/],
    ['nul.txt', bytes('text', [0], 'text'), 'binary', /not text/],
    ['latin.txt', bytes('caf', [0xe9], ' au lait'), 'encoding', /offset 3\)/],
    ['cut.txt', bytes('ok \uFFFD ', [0xe2, 0x80]), 'encoding', /offset 7\)/],
    ['open.md', '---\ntitle: never closed\n\nText', 'front-matter', /never closed/],
    ['dashes.md', '---', 'front-matter', /never closed/],
    ['yaml.md', '---\ntitle: "unclosed\ntags: [a, b\n---\nText', 'front-matter', /YAML.*does not parse/],
    ['list.md', '---\n- a\n- b\n---\nText', 'front-matter', /no "name: value"/],
    ['toml.md', '+++\ntitle = unquoted\n+++\nText', 'front-matter', /TOML.*does not parse/],
    ['json.md', '{"title": "a",}\n\nText', 'front-matter', /JSON.*does not parse/],
    ['json2.md', '{"title": "a"', 'front-matter', /never closed/],
    ['date.md', '---\ntitle: A\ndate: the 40th of May\n---\nText', 'date', /"the 40th of May" is no date/],
    ['page.html', '<meta name="date" content="soon"><p>Text', 'date', /"soon" is no date/],
    ['page2.html', '<html><body><script>x</script></body></html>', 'empty', /no text/],
    ['cut.xml', '<rss version="2.0"><channel><item><title>x</title></item>', 'malformed', /cut off/],
    ['bad.xml', '<rss version="2.0"><channel><title>x</titl></channel></rss>', 'malformed', /does not parse/],
    ['feed.json', '{"version": "https://jsonfeed.org/version/1.1", "items": [', 'malformed', /does not parse/],
    ['data.json', '{"a": 1}', 'unknown-format', /no RSS/],
  ])('%s', async (name, content, reason, message) => {
    const items = await readFileItems(name, content);
    expect(items).toEqual([{ kind: 'skipped', source: name, reason, message: expect.stringMatching(message) }]);
    expect(items[0]).not.toMatchObject({ message: expect.stringContaining('\n') });
  });

  test('too large: it is not even opened', async () => {
    const folder = await folderWith({ 'a.md': 'ok', 'big.txt': Buffer.alloc(LIMITS.fileBytes + 1, 'a') });
    const items = await readAll(folder);
    expect(items.map(({ kind }) => kind)).toEqual(['post', 'skipped']);
    expect(items[1]).toMatchObject({
      source: 'big.txt',
      reason: 'too-large',
      message: expect.stringContaining('split'),
    });
  });
});

describe('text in other encodings', () => {
  test.each<[string, string, Uint8Array]>([
    ['UTF-16 with a byte order mark', 'a.txt', bytes([0xff, 0xfe], Buffer.from('Tä\n\nx “q”', 'utf16le'))],
    [
      'windows-1252 declared in XML as latin-1',
      'a.xml',
      bytes(
        '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><item><title>T',
        [0xe4],
        '</title><description>x ',
        [0x93],
        'q',
        [0x94],
        '</description></item></channel></rss>',
      ),
    ],
    [
      'windows-1252 declared in HTML',
      'a.html',
      bytes('<html><meta charset=windows-1252><h1>T', [0xe4], '</h1><p>x ', [0x93], 'q', [0x94]),
    ],
    ['UTF-8 that declares another', 'a.html', bytes('<html><meta charset="iso-8859-1"><h1>Tä</h1><p>x “q”')],
  ])('%s', async (_, name, content) => {
    expect(await readOnePost(name, content)).toMatchObject({ title: 'Tä', body: 'x “q”' });
  });
});

describe('text that a database cannot hold', () => {
  test('loses control characters and half surrogates, and nothing else', async () => {
    const lone = '\\ud800';
    const json = `{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "A\\u0000B\\r\\nC", "content_text": "x\\u0007y\\tz ${lone} “q” e\\u0301\\u00a0f"}]}`;
    expect(await readOnePost('a.json', json)).toMatchObject({ title: 'AB C', body: 'xy\tz \uFFFD “q” e\u0301\u00a0f' });
  });

  test('of a post is bounded: title and tags cut, the body refused', async () => {
    const tags = Array.from({ length: 150 }, (_, index) => `t${index}${'x'.repeat(300)}`);
    const post = await readOnePost('a.md', `---\ntitle: ${'😀'.repeat(600)}x\ntags: [${tags.join(', ')}]\n---\nText`);
    expect(post.title).toBe('😀'.repeat(LIMITS.titleLength / 2));
    expect(post.tags).toHaveLength(LIMITS.tags);
    expect(post.tags.every((tag) => tag.length === LIMITS.tagLength)).toBe(true);
    const long = await readFileItems('long.txt', 'word '.repeat(LIMITS.bodyLength / 5 + 1).concat('end'));
    expect(long).toMatchObject([{ kind: 'skipped', reason: 'too-large' }]);
  });
});
