import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { describeWorker } from '../describe-worker.js';
import { EXIT } from '../errors.js';
import { caution } from '../output/pieces.js';

export const upCommand = defineCommand({
  name: 'up',
  summary: 'run everything in this process until it is stopped',
  details:
    'Asks for the followed feeds when they are due, reads posts as their jobs arrive, learns how each feed is tagged and, where DISCORD_TOKEN is set, ' +
    'runs the Discord bot. Ctrl-C or SIGTERM stops it: jobs that have begun are finished first; a ' +
    'second signal ends it at once, and what was cut short is done again at the next start.',
  options: {},
  needs: ['store', 'queue', 'worker', 'learner', 'poller', 'pusher', 'bot'],
  logLevel: 'info',
  endsWhenAsked: true,
  waits: 'for-ever',
  examples: [['up', 'work on jobs until Ctrl-C']],

  async run({ services, output, settings, signal }) {
    const { bot } = services;
    await describeWorker(services, settings, output);
    if (bot.state === 'running') output.line('Bot connected to Discord');
    if (bot.state === 'off') output.line('No bot: DISCORD_TOKEN is not set');
    if (bot.state === 'waiting') output.note(caution('No bot yet: '), `${bot.error.message}. It is tried again.`);
    if (bot.state === 'failed') output.note(caution('No bot: '), bot.error.message);
    output.line('Running. Ctrl-C stops it.');
    if (!signal.aborted) await once(signal, 'abort');
    return EXIT.done;
  },
});
