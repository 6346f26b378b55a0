import type { MemberCounts } from '@fieldnotes/store';
import { ApplicationCommandType, ApplicationIntegrationType, ButtonStyle, InteractionContextType } from 'discord.js';
import { type Repliable, replyWith, sendable } from '../../answering/reply-to.js';
import { customId } from '../../framework/custom-id.js';
import type { BotContext, ComponentHandler, Feature, SlashCommand } from '../../framework/feature.js';
import { named, textsFor } from '../../locales/catalogue.js';
import { button, type Reply, reply, row } from '../../render/reply.js';
import { copyOf } from './copy.js';
import { type PrivacyTexts, privacyTexts } from './texts.js';

const COLOUR = 0x2f6f8f;

const privacyCommand: SlashCommand = {
  kind: 'slash',
  definition: {
    type: ApplicationCommandType.ChatInput,
    ...named(privacyTexts, ({ privacy }) => privacy),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  run: (interaction, context) => replyWith(interaction, true, () => overview(interaction, context)),
};

/** `privacy:copy`, `privacy:forget` (asks whether it is meant), `privacy:forget-all` and `privacy:keep`. */
const privacyComponents: ComponentHandler = {
  prefix: 'privacy',
  async run(interaction, [what], context) {
    const texts = textsFor(privacyTexts, interaction.locale);
    if (what === 'copy') {
      await replyWith(interaction, true, () => sendCopy(interaction, texts, context));
      return;
    }
    await interaction.deferUpdate();
    if (what === 'forget') await interaction.editReply(sendable(sure(texts)));
    else if (what === 'forget-all') await interaction.editReply(sendable(await forget(interaction, texts, context)));
    else await interaction.editReply(sendable(await overview(interaction, context)));
  },
};

/** What is kept of a member, for them alone: to see, to take with them, and to have forgotten. */
export const privacy: Feature = { commands: [privacyCommand], components: [privacyComponents] };

async function overview({ user, locale }: Repliable, { store, retentionDays }: BotContext): Promise<Reply> {
  const texts = textsFor(privacyTexts, locale);
  const counts = await store.members.counts(user.id);
  const names = Object.keys(texts.counts) as (keyof MemberCounts)[];
  const kept = names.filter((name) => counts[name] > 0).map((name) => `- ${texts.counts[name](counts[name])}`);
  const lines = [...(kept.length === 0 ? [texts.nothing] : kept), `-# ${texts.how(retentionDays.questions)}`];
  return reply('', {
    embeds: [{ title: texts.heading, description: lines.join('\n'), color: COLOUR }],
    components:
      kept.length === 0
        ? []
        : [row(button(texts.export, customId('privacy', 'copy')), button(texts.forget, customId('privacy', 'forget')))],
  });
}

function sure(texts: PrivacyTexts): Reply {
  const yes = button(texts.forgetAll, customId('privacy', 'forget-all'), ButtonStyle.Danger);
  return reply(texts.areYouSure, { components: [row(yes, button(texts.keep, customId('privacy', 'keep')))] });
}

async function forget({ user }: Repliable, texts: PrivacyTexts, { store }: BotContext): Promise<Reply> {
  await store.purge.member(user.id, false);
  return reply(texts.forgotten);
}

async function sendCopy({ user }: Repliable, texts: PrivacyTexts, { store }: BotContext): Promise<Reply> {
  const data = await copyOf(user.id, store.members);
  return reply(texts.exported, { files: [{ name: 'fieldnotes.json', data, description: texts.fileIs }] });
}
