import type { GuildSettings } from '@fieldnotes/store';
import { ApplicationCommandOptionType, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { type Repliable, sendable } from '../../answering/reply-to.js';
import type { BotContext, ComponentHandler, Feature, SlashCommand } from '../../framework/feature.js';
import { tellPrivately } from '../../framework/respond.js';
import { named, textsFor } from '../../locales/catalogue.js';
import type { Reply } from '../../render/reply.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import { timeOfDay, timeZoneNamed, timeZonesLike } from '../../text/time-zones.js';
import { guildOf, managerCommand, managesServer } from '../managers.js';
import { type SettingsTexts, settingsTexts } from './texts.js';
import { settingsView } from './view.js';

const LONGEST_ZONE = 100;
const MOST_CHOICES = 25;

const settingsCommand: SlashCommand = {
  kind: 'slash',
  definition: managerCommand(
    named(settingsTexts, ({ settings }) => settings),
    [
      {
        type: ApplicationCommandOptionType.String,
        ...named(settingsTexts, ({ timeZone }) => timeZone),
        min_length: 1,
        max_length: LONGEST_ZONE,
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Role, ...named(settingsTexts, ({ manager }) => manager) },
    ],
  ),

  async autocomplete(interaction, { now }) {
    const zones = timeZonesLike(interaction.options.getFocused().slice(0, LONGEST_ZONE), MOST_CHOICES);
    return zones.map((zone) => ({ name: `${zone} (${timeOfDay(now(), zone)})`, value: zone }));
  },

  async run(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const texts = textsFor(settingsTexts, interaction.locale);
    const wanted = managesServer(interaction) ? wishOf(interaction, texts) : { refusal: texts.mayNot };
    if ('refusal' in wanted) await tellPrivately(interaction, wanted.refusal);
    else await interaction.editReply(sendable(await change(interaction, wanted, context)));
  },
};

/** `settings:role` and `settings:zone`: what stands under `/settings`. */
const settingsComponents: ComponentHandler = {
  prefix: 'settings',
  async run(interaction, [what], context) {
    const texts = textsFor(settingsTexts, interaction.locale);
    const chosen = interaction.isRoleSelectMenu() ? (interaction.values[0] ?? null) : null;
    if (!managesServer(interaction)) return tellPrivately(interaction, texts.mayNot);
    if (chosen !== null && chosen === interaction.guildId) return tellPrivately(interaction, texts.notEveryone);
    await interaction.deferUpdate();
    const wanted = what === 'role' ? { managerRoleId: chosen } : { timeZone: null };
    await interaction.editReply(sendable(await change(interaction, wanted, context)));
  },
};

export const settings: Feature = { commands: [settingsCommand], components: [settingsComponents] };

/** What the options ask for: nothing, where there are none. */
function wishOf(
  { options, guildId }: ChatInputCommandInteraction,
  texts: SettingsTexts,
): GuildSettings | { readonly refusal: string } {
  const written = options.getString('time-zone');
  const timeZone = written === null ? undefined : timeZoneNamed(written.trim());
  if (written !== null && timeZone === undefined) return { refusal: texts.unknownZone(cut(escapeLine(written), 100)) };
  const role = options.getRole('manager');
  if (role !== null && role.id === guildId) return { refusal: texts.notEveryone };
  return {
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(role === null ? {} : { managerRoleId: role.id }),
  };
}

async function change(interaction: Repliable, wanted: GuildSettings, context: BotContext): Promise<Reply> {
  const { store, guildZones, now } = context;
  const known = await guildOf(interaction, context);
  if (known === null) throw new TypeError('a command of guilds was used outside of one');
  const { record } = known;
  const changed = (await store.guilds.set(record.id, wanted)) ?? record;
  guildZones.forget(record.id);
  return settingsView(changed, guildZones.installed, now(), textsFor(settingsTexts, interaction.locale));
}
