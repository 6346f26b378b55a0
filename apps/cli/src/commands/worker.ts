import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { describeWorker } from '../describe-worker.js';
import { EXIT } from '../errors.js';

export const workerCommand = defineCommand({
  name: 'worker',
  summary: 'run a worker in this process until it is stopped',
  details:
    'Follows feeds, reads posts and learns how each feed is tagged. Any number of workers may run on one PostgreSQL and one Redis; fieldnotes bot, in a ' +
    'process of its own, talks to Discord. Ctrl-C or SIGTERM stops it: jobs that have begun are finished first.',
  options: {},
  needs: ['store', 'queue', 'worker', 'learner', 'poller', 'pusher'],
  logLevel: 'info',
  endsWhenAsked: true,
  waits: 'for-ever',
  examples: [['worker', 'work on jobs until Ctrl-C']],

  async run({ services, output, settings, signal }) {
    await describeWorker(services, settings, output);
    output.line('Running. Ctrl-C stops it.');
    if (!signal.aborted) await once(signal, 'abort');
    return EXIT.done;
  },
});
