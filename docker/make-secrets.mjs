/**
 * Makes the passwords of PostgreSQL and Redis where there are none, in the directory that is named: nobody has to choose
 * any, and no installation has those of another. What is there is left as it is.
 *
 * The directory is a volume that only the services of this installation see. Its files can be read by every user, since
 * the servers run as users of their own.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , directory = '/run/fieldnotes'] = process.argv;

const postgres = secret('postgres-password');
const redis = secret('redis-password');
write('database-url', `postgres://fieldnotes:${postgres}@postgres:5432/fieldnotes`);
write('redis-url', `redis://:${redis}@redis:6379/0`);
// A file, so that the password does not stand in the arguments of the process.
write('redis.conf', `requirepass ${redis}\n`);
process.stdout.write('The passwords of PostgreSQL and Redis are there.\n');

/** 192 random bits, in characters that need no quoting anywhere. */
function secret(name) {
  const path = join(directory, name);
  if (!existsSync(path)) write(name, randomBytes(24).toString('base64url'));
  return readFileSync(path, 'utf8');
}

/** As a whole or not at all. */
function write(name, text) {
  const path = join(directory, name);
  writeFileSync(`${path}.new`, text, { mode: 0o444 });
  renameSync(`${path}.new`, path);
}
