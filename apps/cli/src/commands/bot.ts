import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag } from '../options.js';

export const botCommand = defineCommand({
  name: 'bot',
  summary: 'run the Discord bot in this process until it is stopped',
  details:
    'Answers questions and announces posts in Discord; a worker that reads posts has to run beside it, in this or ' +
    'another process (fieldnotes up runs both). Needs DISCORD_TOKEN. Ctrl-C or SIGTERM stops it.',
  options: { optional: flag('without DISCORD_TOKEN say so and wait to be stopped, instead of failing') },
  requires: ({ optional }) => (optional ? [] : ['discordToken']),
  needs: ['store', 'queue', 'bot'],
  logLevel: 'info',
  endsWhenAsked: true,
  waits: 'for-ever',
  examples: [['bot', 'talk to Discord until Ctrl-C']],

  async run({ services: { bot }, output, signal }) {
    if (bot.state === 'failed' || bot.state === 'waiting') throw bot.error;
    output.line(bot.state === 'running' ? 'The bot is running. Ctrl-C stops it.' : 'No bot: DISCORD_TOKEN is not set.');
    if (!signal.aborted) await once(signal, 'abort');
    return EXIT.done;
  },
});
