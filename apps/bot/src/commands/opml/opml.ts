import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { sendable } from '../../answering/reply-to.js';
import type { BotContext, ComponentHandler, Feature, SlashCommand } from '../../framework/feature.js';
import { tellPrivately } from '../../framework/respond.js';
import { named, textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { channelOption } from '../following/follow.js';
import { followingTexts } from '../following/texts.js';
import { type KnownGuild, managedGuild, managerCommand } from '../managers.js';
import { followAll, preview } from './import.js';
import { type OpmlTexts, opmlTexts } from './texts.js';
import { fileOf } from './view.js';

const opmlCommand: SlashCommand = {
  kind: 'slash',
  definition: managerCommand(
    named(opmlTexts, ({ opml }) => opml),
    [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named(opmlTexts, (texts) => texts.export),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...named(opmlTexts, (texts) => texts.import),
        options: [
          { type: ApplicationCommandOptionType.Attachment, ...named(opmlTexts, ({ file }) => file), required: true },
          channelOption,
        ],
      },
    ],
  ),

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const texts = textsFor(opmlTexts, interaction.locale);
    const managed = await managedGuild(interaction, context);
    const answer =
      managed === null
        ? reply(textsFor(followingTexts, interaction.locale).mayNot)
        : interaction.options.getSubcommand() === 'export'
          ? await exported(managed, texts, context)
          : await preview(interaction, managed, texts, context);
    await interaction.editReply({ ...sendable(answer), allowedMentions: { parse: [] } });
  },
};

/** `opml:follow:channel` follows what the list under the message names; `opml:cancel` does not. */
const opmlComponents: ComponentHandler = {
  prefix: 'opml',
  async run(interaction, [action, channelId = ''], context) {
    const texts = textsFor(opmlTexts, interaction.locale);
    const managed = await managedGuild(interaction, context);
    if (managed === null) {
      await tellPrivately(interaction, textsFor(followingTexts, interaction.locale).mayNot);
      return;
    }
    await interaction.deferUpdate();
    const answer =
      action === 'follow' ? await followAll(interaction, managed, channelId, texts, context) : reply(texts.cancelled);
    await interaction.editReply({ ...sendable(answer), attachments: [], allowedMentions: { parse: [] } });
  },
};

/** `/opml`: feeds taken over from another feed reader, or handed on. */
export const opml: Feature = { commands: [opmlCommand], components: [opmlComponents] };

async function exported({ record }: KnownGuild, texts: OpmlTexts, { store, now }: BotContext): Promise<Reply> {
  const addresses = await store.subscriptions.addresses(record.id);
  const feeds = new Map(addresses.flatMap(({ url, title }) => (url === null ? [] : [[url, { url, title }]])));
  if (feeds.size === 0) return reply(texts.nothingToExport);
  return reply(texts.exported(feeds.size), { files: [fileOf(record.name, [...feeds.values()], texts, now())] });
}
