import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/feeds/archive.js';
import { ArchiveError } from '../../src/feeds/archive-error.js';
import { LIMITS } from '../../src/feeds/limits.js';
import { folderWith, postsOf, readAll, readFileItems, readOnePost } from './support.js';

const post = (title: string): string => `---\ntitle: ${title}\ndate: 2005-07-23\n---\nText of ${title}.\n`;
const feed = (...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>F</title>${items.join('')}</channel></rss>`;
const item = (guid: string): string => `<item><guid>${guid}</guid><title>Item ${guid}</title></item>`;

describe('a folder', () => {
  test('is listed before it is read, in the order of its paths', async () => {
    const folder = await folderWith({ 'b.md': post('B'), 'a/z.md': post('Z'), 'a.md': post('A'), 'B.txt': 'Text' });
    const archive = await openArchive(folder);
    expect(archive.files).toEqual(['B.txt', 'a.md', 'a/z.md', 'b.md']);
    const sources = postsOf(await readAll(folder)).map(({ source }) => source);
    expect(sources).toEqual(archive.files);
  });

  test('leaves out what holds no posts', async () => {
    const folder = await folderWith({
      'a.md': post('A'),
      '.git/b.md': post('B'),
      'node_modules/c/c.md': post('C'),
      '_layouts/d.html': '<p>{{ content }}',
      'picture.png': new Uint8Array([137, 80, 78, 71]),
      'style.css': 'p {}',
      'robots.txt': 'User-agent: *',
    });
    expect((await openArchive(folder)).files).toEqual(['a.md']);
  });

  test('says why it ignores files that look like posts', async () => {
    const folder = await folderWith({
      '_index.md': post('Section'),
      'README.md': '# About these posts',
      'layout.html': '<html><body>{{ block "main" . }}{{ end }}',
      'a.md': post('A'),
      'config.json': '{"name": "site"}',
      'draft.md': '---\ntitle: D\ndraft: true\n---\nx',
      'hidden.md': '---\ntitle: H\npublished: false\n---\nx',
      'sitemap.xml': '<urlset/>',
    });
    const others = (await readAll(folder)).flatMap((found) =>
      found.kind === 'ignored' ? [[found.source, found.reason]] : [],
    );
    expect(Object.fromEntries(others)).toEqual({
      '_index.md': 'section-page',
      'README.md': 'about-the-project',
      'layout.html': 'template',
      'config.json': 'not-a-post',
      'draft.md': 'draft',
      'hidden.md': 'draft',
      'sitemap.xml': 'not-a-post',
    });
  });

  test('is walked once where symbolic links lead back or are broken', async () => {
    const folder = await folderWith({ 'posts/a.md': post('A') });
    await symlink(folder, join(folder, 'posts', 'loop'));
    await symlink(join(folder, 'posts'), join(folder, 'again'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.md'));
    await symlink(join(folder, 'posts', 'a.md'), join(folder, 'link.md'));
    expect((await openArchive(folder)).files).toEqual(['again/a.md', 'link.md']);
  });

  test('deeper than the limit is named and the rest is read', async () => {
    const deep = Array.from({ length: LIMITS.folderDepth + 1 }, () => 'd').join('/');
    const folder = await folderWith({ 'a.md': post('A'), [`${deep}/b.md`]: post('B') });
    const items = await readAll(folder);
    expect(items.map(({ kind }) => kind)).toEqual(['skipped', 'post']);
    expect(items[0]).toMatchObject({ reason: 'too-deep', source: deep });
  });

  test('gives a post that two files hold once', async () => {
    const folder = await folderWith({ 'a.xml': feed(item('1'), item('2')), 'b.xml': feed(item('2'), item('3')) });
    const archive = await openArchive(folder);
    const told: string[] = [];
    for (const file of [...archive.files, ...archive.files]) {
      for await (const found of archive.read(file)) told.push(found.kind === 'post' ? found.post.identity : found.kind);
    }
    expect(told).toEqual(['1', '2', 'ignored', '3', '1', '2', 'ignored', '3']);
  });
});

describe('an archive that cannot be read', () => {
  const codeOf = async (path: string): Promise<unknown> =>
    readAll(path).then(
      () => 'read',
      (error: unknown) => (error instanceof ArchiveError && !error.message.includes('\n') ? error.code : error),
    );

  test('does not exist', async () => {
    expect(await codeOf('/no/such/archive')).toBe('not-found');
    const folder = await folderWith({ 'a.md': post('A') });
    expect(await codeOf(join(folder, 'a.md', 'below'))).toBe('not-found');
  });

  test('has no file that may hold posts, or only files that hold none', async () => {
    expect(await codeOf(await folderWith({ 'a.css': '' }))).toBe('no-posts');
    expect(await codeOf(await folderWith({ '_index.md': post('Section') }))).toBe('no-posts');
  });

  test('is neither a file nor a folder', async () => {
    expect(await codeOf('/dev/null')).toBe('not-an-archive');
  });

  test.skipIf(process.getuid?.() === 0)('may not be listed', async () => {
    const folder = await folderWith({ 'closed/a.md': post('A') });
    await mkdir(join(folder, 'open'));
    await chmod(join(folder, 'closed'), 0o000);
    expect(await codeOf(join(folder, 'closed'))).toBe('unreadable');
    await chmod(join(folder, 'closed'), 0o700);
  });
});

describe('one file', () => {
  test('has its base name as source', async () => {
    expect(await readOnePost('posts/a.md', post('A'))).toMatchObject({ source: 'a.md', identity: 'a.md', title: 'A' });
  });

  test.each([
    ['export.dump', feed(item('1')), 'Item 1'],
    ['page', '<!DOCTYPE html><html><body><h1>A page</h1><p>x</p></body></html>', 'A page'],
    ['post', post('With front matter'), 'With front matter'],
    ['NOTES', 'A note\n\nIts text.', 'A note'],
    [
      'saved.xml',
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>E</title></entry></feed>',
      'E',
    ],
  ])('without a telling extension is told by its content: %s', async (name, content, title) => {
    expect(await readOnePost(name, content)).toMatchObject({ title });
  });

  test('addresses are absolute, given or resolved against the base, or none', async () => {
    const markdown = '---\ntitle: A\nurl: /2005/a/\nimage: a.png\n---\n';
    expect(await readOnePost('a.md', markdown)).toMatchObject({ url: null, image: null });
    const options = { baseUrl: 'https://blog.example.org/' };
    expect(await readOnePost('a.md', markdown, options)).toMatchObject({
      url: 'https://blog.example.org/2005/a/',
      image: 'https://blog.example.org/2005/a/a.png',
    });
    expect(await readOnePost('a.md', '---\nurl: javascript:alert(1)\n---\n', options)).toMatchObject({ url: null });
    expect(await readOnePost('a.md', '---\npermalink: /:year/:title/\n---\n', options)).toMatchObject({ url: null });
  });
});

describe('identities in a feed file', () => {
  test('do not change when posts are added or reordered', async () => {
    const untitled = (text: string): string => `<item><description>${text}</description></item>`;
    const items = [
      item('1'),
      '<item><title>T</title><link>https://x.example.org/t</link></item>',
      untitled('one'),
      untitled('two'),
    ];
    const identities = async (given: readonly string[]): Promise<string[]> =>
      postsOf(await readFileItems('f.xml', feed(...given))).map(({ identity }) => identity);
    const before = await identities(items);
    const after = await identities([item('new'), ...items.toReversed()]);
    expect(new Set(before).size).toBe(4);
    expect(after.slice(1).toReversed()).toEqual(before);
  });

  test('are unique and short', async () => {
    const long = 'g'.repeat(10_000);
    const posts = postsOf(await readFileItems('f.xml', feed(item(long), item(long), item('1'), item('1'))));
    expect(posts.map(({ identity }) => identity.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'sha256:…',
      'sha256:… (2)',
      '1',
      '1 (2)',
    ]);
  });
});
