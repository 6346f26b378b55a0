import type { GuildRecord } from '@fieldnotes/store';
import { type BaseInteraction, type Guild, PermissionFlagsBits } from 'discord.js';
import type { BotContext } from '../../framework/feature.js';

/** The guild's record, made when it is first needed. */
export function guildRecord(guild: Guild, { store }: BotContext): Promise<GuildRecord> {
  return store.guilds.ensure({ id: guild.id, name: guild.name, locale: guild.preferredLocale });
}

/** Whether the member manages the server, or has the role that the server chose for following feeds. */
export function mayManage(interaction: BaseInteraction, { managerRoleId }: GuildRecord): boolean {
  if (managesServer(interaction)) return true;
  if (managerRoleId === null || !interaction.inGuild()) return false;
  const { roles } = interaction.member;
  return Array.isArray(roles) ? roles.includes(managerRoleId) : roles.cache.has(managerRoleId);
}

export function managesServer(interaction: BaseInteraction): boolean {
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}
