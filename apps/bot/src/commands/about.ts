import { replyWith } from '../answering/reply-to.js';
import type { SlashCommand } from '../framework/feature.js';
import { reply } from '../render/reply.js';
import { voiceOf } from '../render/voice.js';
import { longDate } from '../text/dates.js';
import { slashDefinition } from './definition.js';

export const aboutCommand: SlashCommand = {
  kind: 'slash',
  definition: slashDefinition(({ about }) => about, []),

  async run(interaction, context) {
    const { texts, language, timeZone } = voiceOf(interaction, true, context.timeZone);
    await replyWith(interaction, true, async () => {
      const feeds = await context.store.feeds.summaries();
      const read = feeds.reduce((sum, feed) => sum + feed.read, 0);
      const newest = Math.max(...feeds.map((feed) => feed.newest?.getTime() ?? Number.NEGATIVE_INFINITY));
      const numbers = {
        feeds: feeds.length,
        posts: read,
        newest: Number.isFinite(newest) ? longDate(new Date(newest), language, timeZone) : texts.noDate,
      };
      const first = read === 0 ? texts.nothingStored : texts.about(numbers);
      return reply([first, texts.aboutHow, `-# ${texts.aboutPrivacy}`].join('\n\n'));
    });
  },
};
