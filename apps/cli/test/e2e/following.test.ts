import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Installation, useDirectory, useInstallations } from '../support/database.js';

const install = useInstallations();
const directory = useDirectory();
let site: Server;
let origin: string;
let fieldnotes: (...words: string[]) => ReturnType<Installation['run']>;

const FEED = `<rss version="2.0"><channel><title>Field Trips</title>
  <item><guid>1</guid><title>First trip</title><description>We ran Xen in the field. It rained all day.</description></item>
  <item><guid>2</guid><title>Second trip</title><description>The guests stayed at home this time.</description></item>
  </channel></rss>`;
const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}" title="${path}">`;

beforeAll(async () => {
  site = createServer((request, response) => {
    const pages: Record<string, string> = {
      '/feed': FEED,
      '/page': `<!doctype html><html><head>${link('/feed')}</head><body></body></html>`,
      '/pages': `<!doctype html><html><head>${link('/feed')}${link('/other')}</head><body></body></html>`,
    };
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const { environment, run } = await install();
  fieldnotes = (...words) => run(words, { environment: { ...environment, FIELDNOTES_PRIVATE_HOSTS: '127.0.0.1' } });
});
afterAll(() => {
  site?.closeAllConnections();
  site?.close();
});

describe('a feed on the web', () => {
  test('is followed, read, listed and followed no more', async () => {
    const followed = await fieldnotes('follow', `${origin}/page`);
    expect(followed.stdout).toContain(`Following Field Trips: 2 posts so far (${origin}/feed)`);
    expect((await fieldnotes('follow', `${origin}/feed`)).stdout).toContain('Field Trips is followed already.');
    expect((await fieldnotes('ask', 'What did you see about Xen?')).stdout).toContain('We ran Xen in the field.');

    const listed = await fieldnotes('feeds');
    expect(listed.stdout).toMatch(/#1 Field Trips .*\n {4}well, last read .*, next poll /u);
    const [feed] = JSON.parse((await fieldnotes('feeds', '--json')).stdout);
    expect(feed).toMatchObject({ title: 'Field Trips', url: `${origin}/feed`, state: 'well', failures: 0, held: 0 });
    expect((await fieldnotes('status')).stdout).toContain('1 feed: 1 well, 0 failing, 0 not polled yet, 0 paused');

    expect((await fieldnotes('unfollow', 'Field', 'Trips')).stdout).toContain('followed no more. Its posts are kept.');
    expect((await fieldnotes('feeds')).stdout).toContain('No feed is followed');
    expect((await fieldnotes('posts')).stdout).toContain('Second trip');
  });

  test('is taken over from a list of feeds, and handed on in one', async () => {
    const { environment, run } = await install();
    const file = join(directory(), 'feeds.opml');
    await writeFile(
      file,
      `<opml><body><outline text="Trips"><outline title="A &amp; B" xmlUrl="${origin}/feed"/></outline>`,
    );
    const taken = await run(['opml', file], { environment });
    expect(taken.stdout).toBe('1 feed followed from now on, 0 followed already.\n');
    expect(JSON.parse((await run(['opml', file, '--json'], { environment })).stdout)).toEqual({
      added: 0,
      followed: 1,
      leftOut: 0,
    });
    const listed = await run(['opml'], { environment });
    expect(listed.stdout).toContain(`<outline type="rss" text="A &amp; B" title="A &amp; B" xmlUrl="${origin}/feed"/>`);
    const refused = await run(['opml', join(directory(), 'none.opml')], { environment });
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('cannot be used (ENOENT)');
  });

  test('that is none is refused in one line, and several are listed', async () => {
    const missing = await fieldnotes('follow', `${origin}/nothing`);
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toContain('cannot be followed: there is nothing at its address (404).');
    const several = await fieldnotes('follow', `${origin}/pages`);
    expect(several).toMatchObject({ status: 1, stdout: `${origin}/feed  /feed\n${origin}/other  /other\n` });
    expect((await fieldnotes('unfollow', 'nobody')).stderr).toContain('No feed called nobody is followed');
    expect((await fieldnotes('follow')).status).toBe(2);
  });
});
