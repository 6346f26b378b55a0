import type { GuildRecord } from '@fieldnotes/store';
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type BaseInteraction,
  type Guild,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { BotContext } from '../framework/feature.js';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * A command in guilds that Discord shows to those who manage the server, and to whom the server's settings
 * ("Integrations") show it besides. Who may use it is checked when it is used.
 */
export function managerCommand(
  names: Pick<Definition, 'name' | 'name_localizations' | 'description' | 'description_localizations'>,
  options: NonNullable<Definition['options']>,
): Definition {
  return {
    type: ApplicationCommandType.ChatInput,
    ...names,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options,
  };
}

/** A guild as Discord and as the store know it. */
export interface KnownGuild {
  readonly guild: Guild;
  readonly record: GuildRecord;
}

/** The guild it was used in, recorded when that is first needed; null outside of guilds. */
export async function guildOf(interaction: BaseInteraction, { store }: BotContext): Promise<KnownGuild | null> {
  if (interaction.guildId === null) return null;
  // Discord may not have told of the guild yet, as while it is unavailable.
  const guild = interaction.guild ?? (await interaction.client.guilds.fetch(interaction.guildId));
  const { id, name, preferredLocale: locale } = guild;
  return { guild, record: await store.guilds.ensure({ id, name, locale }) };
}

/** The guild whose feeds the member may manage here; null where there is none. */
export async function managedGuild(interaction: BaseInteraction, context: BotContext): Promise<KnownGuild | null> {
  const known = await guildOf(interaction, context);
  return known !== null && mayManage(interaction, known.record) ? known : null;
}

/** Whether the member manages the server, or has the role that the server chose for following feeds. */
export function mayManage(
  interaction: BaseInteraction,
  { managerRoleId }: Pick<GuildRecord, 'managerRoleId'>,
): boolean {
  if (managesServer(interaction)) return true;
  if (managerRoleId === null || !interaction.inGuild()) return false;
  const { roles } = interaction.member;
  return Array.isArray(roles) ? roles.includes(managerRoleId) : roles.cache.has(managerRoleId);
}

export function managesServer(interaction: BaseInteraction): boolean {
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}
