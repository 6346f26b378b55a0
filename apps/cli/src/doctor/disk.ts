import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, problem, warning, well } from './finding.js';

const WHAT = 'Disk';
const GIB = 2 ** 30;
const LITTLE = 2 * GIB;
const TOO_LITTLE = GIB / 4;

/** Whether the data directory, or the one that it will be made in, can be written and has room. */
export async function examineDisk(dataDirectory: string, isUsed: boolean): Promise<Finding[]> {
  if (!isUsed) return [well(WHAT, 'nothing is kept on this machine: DATABASE_URL names a server.')];
  const directory = await nearestDirectory(resolve(dataDirectory));
  try {
    await access(directory, constants.W_OK | constants.X_OK);
  } catch {
    const advice = 'Give it to the user who runs Fieldnotes, or choose another with FIELDNOTES_DATA.';
    return [problem(WHAT, `${directory} cannot be written.`, advice)];
  }
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  const says = `${(free / GIB).toFixed(1)} GiB are free at ${directory}.`;
  const advice = 'Make room, or choose another place with FIELDNOTES_DATA: a full disk stops PostgreSQL.';
  if (free < TOO_LITTLE) return [problem(WHAT, says, advice)];
  return [free < LITTLE ? warning(WHAT, says, advice) : well(WHAT, says)];
}

async function nearestDirectory(path: string): Promise<string> {
  const isThere = await stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
  return isThere || dirname(path) === path ? path : nearestDirectory(dirname(path));
}
