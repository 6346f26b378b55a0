// A worker in a process of its own, for the test that kills it: takes jobs, says so, and never finishes one.
// Arguments: the URL of the server and the prefix.
import { openQueue } from '../src/index.js';

const [, , url = '', prefix = ''] = process.argv;
const queue = await openQueue({
  ...(url.startsWith('redis') ? { redisUrl: url } : { postgres: { connectionString: url } }),
  prefix,
});
await queue.process(
  {
    read: ({ postId }, { attempt }) => {
      process.stdout.write(`took ${postId} attempt ${attempt}\n`);
      return new Promise(() => undefined);
    },
  },
  { concurrency: 1 },
);
