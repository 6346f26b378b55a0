import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { caution } from '../output/pieces.js';

export const upCommand = defineCommand({
  name: 'up',
  summary: 'run everything in this process until it is stopped',
  details:
    'Reads posts as their jobs arrive and, where DISCORD_TOKEN is set, runs the Discord bot. Ctrl-C or SIGTERM stops it: jobs that have begun are finished first; a ' +
    'second signal ends it at once, and what was cut short is done again at the next start.',
  options: {},
  needs: ['store', 'queue', 'worker', 'bot'],
  logLevel: 'info',
  endsWhenAsked: true,
  examples: [['up', 'work on jobs until Ctrl-C']],

  async run({ services, output, settings, signal }) {
    const { store, queue, bot } = services;
    const kind = store.server.kind === 'embedded' ? 'embedded' : 'at DATABASE_URL';
    const { waiting, delayed, failed } = await queue.counts();
    output.line(`PostgreSQL ${await store.server.version()} (${kind}), data in ${settings.dataDirectory}`);
    output.line(`Queue on ${queue.kind === 'redis' ? 'Redis' : 'PostgreSQL'} at ${queue.place}`);
    output.line(`Worker reading up to ${settings.readConcurrency} posts at a time; ${waiting + delayed} jobs in line`);
    if (failed > 0) output.line(`${failed} jobs have failed: fieldnotes status says why, fieldnotes retry tries again`);
    if (bot.state === 'running') output.line('Bot connected to Discord');
    if (bot.state === 'off') output.line('No bot: DISCORD_TOKEN is not set');
    if (bot.state === 'failed') output.note(caution('No bot: '), bot.error.message);
    output.line('Running. Ctrl-C stops it.');
    if (!signal.aborted) await once(signal, 'abort');
    return EXIT.done;
  },
});
