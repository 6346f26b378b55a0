import type { ChatInputCommandInteraction } from 'discord.js';
import { choicesFor } from '../answering/choices.js';
import { findPost, searchPosts, withTopics } from '../answering/post-lists.js';
import { replyWith } from '../answering/reply-to.js';
import { resolveScope, type ScopeResult } from '../answering/scope.js';
import type { BotContext, SlashCommand } from '../framework/feature.js';
import { renderPostDetails } from '../render/post-details.js';
import { renderPosts } from '../render/posts.js';
import { reply } from '../render/reply.js';
import { voiceOf } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';
import { slashDefinition, subcommand, textOption } from './definition.js';

const LATEST = 10;

export const postsCommand: SlashCommand = {
  kind: 'slash',
  definition: slashDefinition(
    ({ posts }) => posts,
    [
      subcommand(
        ({ latest }) => latest,
        [textOption('feed', { autocomplete: true }), textOption('topic', { autocomplete: true })],
      ),
      subcommand(
        ({ search }) => search,
        [
          textOption('query', { required: true, longest: 1000 }),
          textOption('feed', { autocomplete: true }),
          textOption('topic', { autocomplete: true }),
        ],
      ),
      subcommand(({ show }) => show, [textOption('post', { required: true, autocomplete: true, longest: 300 })]),
    ],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    switch (interaction.options.getSubcommand()) {
      case 'latest':
        return latest(interaction, context);
      case 'search':
        return search(interaction, context);
      default:
        return show(interaction, context);
    }
  },
};

async function latest(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const voice = voiceOf(interaction, false, context.timeZone);
  await replyWith(interaction, false, async () => {
    const resolved = await scopeOf(interaction, context);
    if ('refusal' in resolved) return resolved;
    const posts = await context.store.posts.list({ ...resolved.scope, limit: LATEST });
    const isNarrowed = Object.keys(resolved.scope).length > 0;
    if (posts.length === 0) return reply(isNarrowed ? voice.texts.notFoundPosts : voice.texts.nothingStored);
    return reply('', { embeds: [renderPosts(voice.texts.latest, posts.map(withTopics), voice)] });
  });
}

async function search(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const voice = voiceOf(interaction, false, context.timeZone);
  const query = interaction.options.getString('query', true);
  await replyWith(interaction, false, async () => {
    const resolved = await scopeOf(interaction, context);
    if ('refusal' in resolved) return resolved;
    const posts = await searchPosts(query, resolved.scope, context);
    return reply('', { embeds: [renderPosts(voice.texts.found(cut(escapeLine(query), 150)), posts, voice)] });
  });
}

async function show(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void> {
  const voice = voiceOf(interaction, false, context.timeZone);
  await replyWith(interaction, false, async () => {
    const postId = await findPost(interaction.options.getString('post', true), context);
    const post = postId === undefined ? undefined : await context.store.posts.details(postId);
    if (post !== undefined) return renderPostDetails(post, voice);
    return { refusal: voiceOf(interaction, true, context.timeZone).texts.unknownPost };
  });
}

function scopeOf(interaction: ChatInputCommandInteraction, context: BotContext): Promise<ScopeResult> {
  const { options } = interaction;
  const { texts } = voiceOf(interaction, true, context.timeZone);
  return resolveScope({ feed: options.getString('feed'), topic: options.getString('topic') }, texts, context);
}
