import { chmod, chown, mkdir, readFile, stat } from 'node:fs/promises';
import { codeOf, StoreError } from '../errors.js';

/** A user and group of the system, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** In this order: PostgreSQL's own account where a package made one, else the one meant for nobody's things. */
const SERVER_ACCOUNTS = ['postgres', 'nobody'];

/**
 * Whose server it is to be, or null for the user who runs this process.
 *
 * PostgreSQL refuses to run as root, so root lends it another account: the owner of the cluster where there is one
 * already, else one of those above. Fails with `no-account` where the system has none.
 */
export async function serverAccount(cluster: string | null): Promise<Account | null> {
  if (!isRoot()) return null;
  if (cluster !== null) {
    const { uid, gid } = await stat(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  for (const name of SERVER_ACCOUNTS) {
    const account = accounts.get(name);
    if (account !== undefined) return account;
  }
  throw new StoreError(
    'no-account',
    'PostgreSQL does not run as root and this system has no account "postgres" or "nobody"; run as an ordinary user',
  );
}

/** Name to account, from the text of passwd(5). Root is left out under whatever name. */
export function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || !/^\d+$/u.test(uid ?? '') || !/^\d+$/u.test(gid ?? '') || Number(uid) === 0) continue;
    accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/** Makes a directory, unless it is there, through which another account may pass where it is root's. */
export async function mkdirPassable(directory: string): Promise<void> {
  await mkdir(directory).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await chmod(directory, isRoot() ? 0o711 : 0o700);
}

/** Makes a directory that belongs to the account and that nobody else may enter. */
export async function mkdirFor(directory: string, account: Account | null): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  await giveTo(directory, account);
}

/** Hands a file or directory to the account. */
export async function giveTo(file: string, account: Account | null): Promise<void> {
  if (account !== null) await chown(file, account.uid, account.gid);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
