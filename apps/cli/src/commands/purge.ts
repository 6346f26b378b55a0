import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { flag, text, wholeNumber } from '../options.js';

const SNOWFLAKE = /^\d{15,20}$/;
const DAY_MS = 86_400_000;
const NEVER = 0;

export const purgeCommand = defineCommand({
  name: 'purge',
  summary: 'remove what is kept of a Discord server or a member, or old questions',
  details:
    'Says what would be removed; with --yes it is removed. Posts and feeds stay. Announcements that were made stay in ' +
    'Discord. A server whose bot is still there starts afresh.',
  options: {
    guild: text('<id>', 'a Discord server: its settings, subscriptions, deliveries and questions'),
    member: text('<id>', 'a member: the questions asked anywhere, and the ratings given'),
    questionsOlderThan: wholeNumber('questions asked more than so many days ago', {
      least: NEVER,
      most: 36_500,
      fallback: NEVER,
    }),
    yes: flag('remove it'),
    json: flag('print JSON'),
  },
  needs: ['store'],
  examples: [
    ['purge --guild 613425648685547541', 'say how much is kept of the server'],
    ['purge --member 80351110224678912 --yes', 'remove what the member asked'],
    ['purge --questions-older-than 30 --yes', 'keep a month of questions'],
  ],

  async run({ services: { store }, output, clock }, _, { guild, member, questionsOlderThan, yes, json }) {
    const wishes = [guild, member, questionsOlderThan === NEVER ? undefined : questionsOlderThan];
    if (wishes.filter((wish) => wish !== undefined).length !== 1) {
      throw new CommandError(
        'usage',
        'Name one of --guild, --member and --questions-older-than. See fieldnotes purge --help.',
      );
    }
    for (const id of [guild, member]) {
      if (id === undefined || SNOWFLAKE.test(id)) continue;
      throw new CommandError(
        'usage',
        `${id} is not an id of Discord: it has 15 to 20 digits (Developer Mode copies it).`,
      );
    }
    const isTrial = !yes;
    const before = new Date(clock.now.getTime() - questionsOlderThan * DAY_MS);
    const removed = await (guild !== undefined
      ? store.purge.guild(guild, isTrial)
      : member !== undefined
        ? store.purge.member(member, isTrial)
        : store.purge.questionsBefore(before, isTrial));
    if (json) output.json({ removed: yes, rows: removed });
    else {
      const what = Object.entries(removed).map(([name, rows]) => `${rows} ${name}`);
      output.line(`${what.join(', ')}${yes ? ' removed.' : ' would be removed: --yes does it.'}`);
    }
    return EXIT.done;
  },
});
