import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';

export const botCommand = defineCommand({
  name: 'bot',
  summary: 'run the Discord bot in this process until it is stopped',
  details:
    'Answers questions and announces posts in Discord; a worker that reads posts has to run beside it, in this or ' +
    'another process (fieldnotes up runs both). Needs DISCORD_TOKEN. Ctrl-C or SIGTERM stops it.',
  options: {},
  needs: ['store', 'queue', 'bot'],
  logLevel: 'info',
  endsWhenAsked: true,
  examples: [['bot', 'talk to Discord until Ctrl-C']],

  async run({ services: { bot }, output, signal }) {
    if (bot.state === 'failed') throw bot.error;
    if (bot.state === 'off') {
      throw new CommandError(
        'usage',
        'The bot has no token: set DISCORD_TOKEN to that of your application (https://discord.com/developers/applications, "Bot")',
      );
    }
    output.line('The bot is running. Ctrl-C stops it.');
    if (!signal.aborted) await once(signal, 'abort');
    return EXIT.done;
  },
});
