import { type APIEmbed, MessageFlags } from 'discord.js';
import { recordId } from '../framework/custom-id.js';
import type { ComponentHandler } from '../framework/feature.js';
import { textsFor } from '../locales/catalogue.js';
import { richBody } from './render/post.js';
import { announcementTexts } from './render/texts.js';

/** `digest:nonce`: shows the post that was chosen in the menu of a digest, to whoever chose it. */
export const digestMenu: ComponentHandler = {
  prefix: 'digest',
  async run(interaction, _parameters, { store }) {
    if (!interaction.isStringSelectMenu()) return;
    const id = recordId(interaction.values[0]);
    const post = id === undefined ? undefined : await store.posts.details(id);
    const texts = textsFor(announcementTexts, interaction.locale);
    if (post === undefined) {
      await interaction.reply({ content: texts.gone, flags: MessageFlags.Ephemeral });
      return;
    }
    const feeds = await store.feeds.titles();
    const feedTitle = feeds.find(({ id: feedId }) => feedId === post.feedId)?.title ?? '';
    const { embeds, components } = richBody({
      post,
      feedTitle,
      nonce: '0',
      mentions: { roleIds: [], memberIds: [] },
      texts,
    });
    await interaction.reply({
      embeds: embeds.map((embed): APIEmbed => embed),
      components: [...components],
      flags: MessageFlags.Ephemeral,
      allowedMentions: { parse: [] },
    });
  },
};
