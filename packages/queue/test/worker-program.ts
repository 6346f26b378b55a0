// A worker in a process of its own, for the tests that kill it: takes jobs, says so, and never finishes one.
// Arguments: the URL of the server, the prefix, and `slow` for the real lock times or `quick` for short ones.
import { openPostgres } from '../src/backend/postgres.js';
import { openRedis } from '../src/backend/redis.js';
import { LOCKS } from '../src/policy.js';
import { SILENT } from '../src/queue-log.js';
import { startWorker } from '../src/worker.js';
import { QUICK_LOCKS } from './support/quick-locks.js';

const [, , url = '', prefix = '', pace] = process.argv;
const backend = await (url.startsWith('redis') ? openRedis(url, prefix) : openPostgres(url, prefix));
const locks = pace === 'quick' ? QUICK_LOCKS : LOCKS;
const worker = startWorker(
  backend,
  'read',
  ({ postId }, { attempt }) => {
    process.stdout.write(`took ${postId} attempt ${attempt}\n`);
    return new Promise(() => undefined);
  },
  { concurrency: 1, stopDeadline: 1000 },
  SILENT,
  locks,
);
await worker.ready;
process.stdout.write('ready\n');
