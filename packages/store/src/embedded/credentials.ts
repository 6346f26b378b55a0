import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, StoreError } from '../errors.js';

/** What it takes to reach one embedded server; kept in a file that only its owner can read. */
export interface Credentials {
  /** Of the role `fieldnotes`, which owns its database and nothing else. */
  readonly password: string;
  /** Of the superuser; null once the role exists, for then the superuser has no password and cannot log in. */
  readonly superuserPassword: string | null;
  /** The port last used: tried first, so that whoever knew it finds the server again after a restart. */
  readonly port: number | null;
}

/** New passwords of 192 bits each. They hold no character that a URL or SQL would need to escape. */
export function newCredentials(): Credentials {
  return { password: randomPassword(), superuserPassword: randomPassword(), port: null };
}

/** Fails with `data-directory-damaged` when the file is missing or is not what was written. */
export async function readCredentials(file: string): Promise<Credentials> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw damaged(file, error);
    throw error;
  }
  const value = parse(text);
  if (value === null) throw damaged(file);
  return value;
}

/** Replaces the file as a whole, durably, readable by the owner of its directory alone. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  const next = `${file}.new`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await giveToOwnerOfDirectory(next);
  await rename(next, file);
}

/** So that a run as root leaves a person's data directory usable by that person. */
async function giveToOwnerOfDirectory(file: string): Promise<void> {
  const directory = await stat(path.dirname(file));
  if (process.getuid?.() === 0 && directory.uid !== 0) await chown(file, directory.uid, directory.gid);
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

function parse(text: string): Credentials | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { password, superuserPassword, port } = value as Record<string, unknown>;
  if (typeof password !== 'string') return null;
  return {
    password,
    superuserPassword: typeof superuserPassword === 'string' ? superuserPassword : null,
    port: typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null,
  };
}

function damaged(file: string, cause?: unknown): StoreError {
  return new StoreError(
    'data-directory-damaged',
    `${file} is missing or damaged, and with it the server's password; restore it, or move the data directory away`,
    { cause },
  );
}
