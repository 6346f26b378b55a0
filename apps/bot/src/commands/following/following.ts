import { CATCH_UPS } from '@fieldnotes/store';
import { ComponentType, type MessageComponentInteraction, MessageFlags, TextInputStyle } from 'discord.js';
import { customId, recordId } from '../../framework/custom-id.js';
import type { BotContext, ComponentHandler, ModalHandler, SlashCommand } from '../../framework/feature.js';
import { languageOf, textsFor } from '../../locales/catalogue.js';
import { managedGuild, managesServer } from '../managers.js';
import { LONGEST_TIMING, managerDefinition } from './follow.js';
import { deliveriesNote, listView, missedView, subscriptionView, type View } from './list.js';

import { followingTexts } from './texts.js';
import { parseTiming, writeTiming } from './timing-words.js';
import { parseTopics, writeTopics } from './wishes.js';

const LAST_DELIVERIES = 10;
const NO_PINGS = { allowedMentions: { parse: [] } } as const;

export const followingCommand: SlashCommand = {
  kind: 'slash',
  definition: managerDefinition(({ following }) => following, []),

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const record = (await managedGuild(interaction, context))?.record;
    if (record === undefined) {
      await interaction.editReply(textsFor(followingTexts, interaction.locale).mayNot);
      return;
    }
    const subscriptions = await context.store.subscriptions.ofGuild(record.id);
    const role = managesServer(interaction) ? record : null;
    await interaction.editReply({ ...listView(subscriptions, languageOf(interaction.locale), role), ...NO_PINGS });
  },
};

/** `following:action[:subscription]`: the menus and buttons under `/following`. */
export const followingComponents: ComponentHandler = {
  prefix: 'following',
  async run(interaction, [action = '', parameter], context) {
    const texts = textsFor(followingTexts, interaction.locale);
    const record = (await managedGuild(interaction, context))?.record;
    if (record === undefined) {
      await interaction.reply({ content: texts.mayNot, flags: MessageFlags.Ephemeral });
      return;
    }
    if (action === 'edit') return openEdit(interaction, parameter, context);
    await interaction.deferUpdate();
    if (action === 'role' && interaction.isRoleSelectMenu() && managesServer(interaction)) {
      const chosen = interaction.values[0] ?? null;
      if (chosen !== record.id) await context.store.guilds.set(record.id, { managerRoleId: chosen });
    }
    const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : parameter;
    const view = await act(action, recordId(chosen), interaction, context);
    await interaction.editReply({ ...view, ...NO_PINGS });
  },
};

/** Does what the button says and gives what is to be seen then. Subscriptions of other guilds are not found. */
async function act(
  action: string,
  id: number | undefined,
  interaction: MessageComponentInteraction,
  { store }: BotContext,
): Promise<View> {
  const guildId = interaction.guildId ?? '0';
  const language = languageOf(interaction.locale);
  const found = (await store.subscriptions.ofGuild(guildId)).find((subscription) => subscription.id === id);
  if (found !== undefined) {
    if (action === 'pause') await store.subscriptions.pause(found.id, 'by-member');
    if (action === 'resume' && found.paused !== null) {
      const missed = await store.subscriptions.missed(found.id);
      if (missed > 0) return missedView(found, missed, language);
    }
    const catchUp = action === 'resume' ? 'all' : CATCH_UPS.find((name) => name === action);
    if (catchUp !== undefined) await store.subscriptions.resume(found.id, catchUp);
    if (action === 'remove') await store.subscriptions.unfollow(found.id);
    const now = await store.subscriptions.get(found.id);
    if (now !== undefined) {
      const deliveries = action === 'last' ? await store.deliveries.recent(now.id, LAST_DELIVERIES) : null;
      const texts = textsFor(followingTexts, language);
      return subscriptionView(now, language, deliveries && deliveriesNote(deliveries, guildId, texts));
    }
  }
  const role = managesServer(interaction) ? ((await store.guilds.get(guildId)) ?? null) : null;
  return listView(await store.subscriptions.ofGuild(guildId), language, role);
}

async function openEdit(
  interaction: MessageComponentInteraction,
  parameter: string | undefined,
  { store }: BotContext,
): Promise<void> {
  const { options, edit } = textsFor(followingTexts, interaction.locale);
  const subscriptions = await store.subscriptions.ofGuild(interaction.guildId ?? '0');
  const found = subscriptions.find(({ id }) => id === recordId(parameter));
  if (found === undefined) {
    await interaction.deferUpdate();
    return;
  }
  const { filter, burstLimit, timing } = found;
  const field = (id: string, label: string, value: string, longest = 200) => ({
    type: ComponentType.Label as const,
    label: label.slice(0, 45),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: id,
      style: TextInputStyle.Short as const,
      required: false,
      max_length: longest,
      ...(value === '' ? {} : { value }),
    },
  });
  await interaction.showModal({
    custom_id: customId('following-edit', found.id),
    title: edit,
    components: [
      field('topics', options.topics.name, writeTopics(filter).slice(0, 200)),
      field('title', options.title.name, filter.titleContains ?? ''),
      field('author', options.author.name, filter.authorContains ?? ''),
      field('burst', options.burst.name, String(burstLimit), 2),
      field('when', options.when.name, writeTiming(timing, languageOf(interaction.locale)), LONGEST_TIMING),
    ],
  });
}

/** `following-edit:subscription`: what was written into the form. */
export const followingEdit: ModalHandler = {
  prefix: 'following-edit',
  async run(interaction, [parameter], context) {
    const record = (await managedGuild(interaction, context))?.record;
    const subscriptions = record === undefined ? [] : await context.store.subscriptions.ofGuild(record.id);
    const found = subscriptions.find(({ id }) => id === recordId(parameter));
    if (found === undefined) {
      await interaction.reply({
        content: textsFor(followingTexts, interaction.locale).notFollowed,
        flags: MessageFlags.Ephemeral,
      });
      return;
    }
    const written = (name: string) => interaction.fields.getTextInputValue(name).trim();
    const burst = Number.parseInt(written('burst'), 10);
    const timing = parseTiming(written('when'), context.timeZone);
    const changed = await context.store.subscriptions.change(found.id, {
      filter: {
        ...parseTopics(written('topics')),
        titleContains: written('title') || null,
        authorContains: written('author') || null,
      },
      burstLimit: Number.isInteger(burst) && burst >= 0 ? Math.min(burst, 50) : found.burstLimit,
      ...(timing === undefined ? {} : { timing }),
    });
    const language = languageOf(interaction.locale);
    const note = timing === undefined ? textsFor(followingTexts, language).badTiming : null;
    const view = subscriptionView(changed ?? found, language, note);
    if (interaction.isFromMessage()) await interaction.update({ ...view, ...NO_PINGS });
    else await interaction.reply({ ...view, flags: MessageFlags.Ephemeral, ...NO_PINGS });
  },
};
