import { whatItIsAbout } from '../answering/keyphrases.js';
import { searchPosts } from '../answering/post-lists.js';
import { replyWith } from '../answering/reply-to.js';
import type { MessageCommand } from '../framework/feature.js';
import { renderPosts } from '../render/posts.js';
import { reply } from '../render/reply.js';
import { voiceOf } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';
import { messageDefinition } from './definition.js';

/** As much of a message as is looked at: more than a member may write. */
const LONGEST_MESSAGE = 6000;

export const findPostsCommand: MessageCommand = {
  kind: 'message',
  definition: messageDefinition(({ findPosts }) => findPosts),

  async run(interaction, context) {
    const voice = voiceOf(interaction, true, context.timeZone);
    const { content, embeds } = interaction.targetMessage;
    const said = [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])].join('\n');
    await replyWith(interaction, true, async () => {
      const queries = whatItIsAbout(withoutMarks(said).slice(0, LONGEST_MESSAGE), context);
      for (const query of queries) {
        const posts = await searchPosts(query, {}, context);
        if (posts.length === 0) continue;
        return reply('', { embeds: [renderPosts(voice.texts.found(cut(escapeLine(query), 150)), posts, voice)] });
      }
      const [first] = queries;
      if (first === undefined) return reply(voice.texts.nothingToLookFor);
      return reply(`${voice.texts.notFoundPosts} ${voice.texts.lookedFor(cut(escapeLine(first), 300))}`);
    });
  },
};

/** Without mentions, emoji of a guild, addresses and marks of formatting. */
function withoutMarks(text: string): string {
  return text.replace(/<(?:@[!&]?|#|a?:\w{1,40}:|t:)\d{1,20}(?::\w)?>|https?:\/\/\S+|[*_~`|>]/g, ' ');
}
