import type { Command } from '../state/model.js';

/** A registered command; `localized` leaves the translations in, as lists with `with_localizations` do. */
export function commandJson(command: Command, localized: boolean): Record<string, unknown> {
  return {
    id: command.id,
    application_id: command.applicationId,
    type: command.type,
    name: command.name,
    description: command.description,
    default_member_permissions: command.defaultMemberPermissions?.toString() ?? null,
    dm_permission: command.guildId === null ? command.contexts === null || command.contexts.includes(1) : undefined,
    contexts: command.contexts,
    integration_types: command.integrationTypes,
    nsfw: command.nsfw,
    version: command.version,
    options: command.options,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(localized
      ? {
          name_localizations: command.nameLocalizations,
          description_localizations: command.descriptionLocalizations,
        }
      : {}),
  };
}
