import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBin, startBin } from '../support/bin.js';
import { useDirectory } from '../support/database.js';
import { inProject } from '../support/paths.js';

const directory = useDirectory();

/** The built command, in processes of its own, on the embedded server of a data directory of its own. */
describe('the built command', () => {
  const environment = () => ({ FIELDNOTES_DATA: join(directory(), 'data') });

  test('imports, finds nothing new, answers, and leaves no server behind', async () => {
    const first = await runBin(['import', inProject('samples')], environment());
    expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining('22 posts: 22 added') });
    const second = await runBin(['import', inProject('samples')], environment());
    expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining('22 unchanged') });
    const answer = await runBin(['ask', 'What did you see about Xen?'], environment());
    expect(answer).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('10 May 2026') });
    expect(runningServers(environment().FIELDNOTES_DATA)).toEqual([]);
  }, 60_000);

  test('runs until it is asked to stop', async () => {
    const up = startBin(['up'], environment());
    await up.said('Running. Ctrl-C stops it.');
    const status = await runBin(['status', '--json'], environment());
    expect(JSON.parse(status.stdout)).toMatchObject({ store: { kind: 'embedded' }, feeds: [{ posts: 22 }] });
    expect(runningServers(environment().FIELDNOTES_DATA)).toHaveLength(1);
    up.child.kill('SIGTERM');
    await expect(up.ended).resolves.toMatchObject({ status: 0 });
    expect(runningServers(environment().FIELDNOTES_DATA)).toEqual([]);
  }, 60_000);

  test('does not mind a reader that goes away', async () => {
    const posts = startBin(['posts'], environment());
    posts.child.stdout?.destroy();
    await expect(posts.ended).resolves.toMatchObject({ status: 0, stderr: '' });
  }, 60_000);
});

describe('before the build', () => {
  test('the command says what to do', async () => {
    const bin = join(directory(), 'bin', 'fieldnotes.mjs');
    await mkdir(join(bin, '..'));
    await copyFile(inProject('apps/cli/bin/fieldnotes.js'), bin);
    const { status, stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'fieldnotes: it is not built yet; run npm run build first.\n',
    });
  });
});

/** The records that running servers keep in their data directory. A server removes its record when it has ended. */
function runningServers(dataDirectory: string): string[] {
  const names = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('postmaster.pid'));
}
