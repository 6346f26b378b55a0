import { MessageFlags } from 'discord.js';
import { choicesFor } from '../../answering/choices.js';
import type { SlashCommand } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { escapeLine } from '../../text/escape.js';
import { managedGuild } from '../managers.js';
import { knownFeed } from './feed-choice.js';
import { channelOption, feedOption, managerDefinition } from './follow.js';
import { followingTexts } from './texts.js';

export const unfollowCommand: SlashCommand = {
  kind: 'slash',
  definition: managerDefinition(({ unfollow }) => unfollow, [feedOption, channelOption]),
  autocomplete: choicesFor,

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const texts = textsFor(followingTexts, interaction.locale);
    const answer = (content: string) => interaction.editReply({ content, allowedMentions: { parse: [] } });
    const { options } = interaction;
    const managed = await managedGuild(interaction, context);
    if (managed === null) {
      await answer(texts.mayNot);
      return;
    }
    const channelId = options.getChannel('channel', true).id;
    const feed = await knownFeed(options.getString('feed', true), context);
    const subscriptions = await context.store.subscriptions.ofGuild(managed.record.id);
    const ended = subscriptions.find((one) => one.channelId === channelId && one.feedId === feed?.id);
    if (ended === undefined || !(await context.store.subscriptions.unfollow(ended.id))) {
      await answer(texts.notFollowed);
      return;
    }
    await answer(texts.unfollowed(escapeLine(ended.feedTitle), `<#${channelId}>`));
  },
};
