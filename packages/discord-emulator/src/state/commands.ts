import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command } from './model.js';
import type { World } from './world.js';

/** What registers a command, or, with parts left out, changes one. */
export type CommandBody = Partial<RESTPostAPIApplicationCommandsJSONBody> & {
  readonly options?: readonly APIApplicationCommandOption[];
};

/** Registers a command; one of the same name, type and place is replaced and keeps its id. */
export function putCommand(
  world: World,
  guildId: string | null,
  body: CommandBody,
): { command: Command; isNew: boolean } {
  const type = body.type ?? ApplicationCommandType.ChatInput;
  const name = body.name ?? '';
  const old = commandsIn(world, guildId).find((command) => command.name === name && command.type === type);
  const blank: Command = {
    id: old?.id ?? world.snowflakes.next(),
    applicationId: world.application.id,
    guildId,
    type,
    name,
    nameLocalizations: null,
    description: '',
    descriptionLocalizations: null,
    options: [],
    defaultMemberPermissions: null,
    contexts: null,
    integrationTypes: [ApplicationIntegrationType.GuildInstall],
    nsfw: false,
    version: old?.version ?? '',
  };
  const command = changed(blank, body);
  if (old === undefined || isDifferent(old, command)) command.version = world.snowflakes.next();
  world.commands.set(command.id, command);
  return { command, isNew: old === undefined };
}

/** Changes the parts given; the version changes when anything did. */
export function patchCommand(world: World, old: Command, body: CommandBody): Command {
  const command = changed(old, body);
  if (isDifferent(old, command)) command.version = world.snowflakes.next();
  world.commands.set(command.id, command);
  return command;
}

function isDifferent(a: Command, b: Command): boolean {
  return !isDeepStrictEqual(a, b);
}

function changed(old: Command, body: CommandBody): Command {
  const command = { ...old };
  if (body.name !== undefined) command.name = body.name;
  if ('description' in body && body.description !== undefined) command.description = body.description;
  if (body.name_localizations !== undefined) command.nameLocalizations = localizations(body.name_localizations);
  if ('description_localizations' in body) {
    command.descriptionLocalizations = localizations(body.description_localizations);
  }
  if (body.options !== undefined) command.options = [...body.options];
  if (body.default_member_permissions !== undefined) {
    command.defaultMemberPermissions = permissionsOf(body.default_member_permissions);
  }
  if (body.contexts !== undefined) command.contexts = body.contexts === null ? null : [...body.contexts];
  if (body.dm_permission === false) command.contexts = [InteractionContextType.Guild];
  if (body.integration_types !== undefined) command.integrationTypes = [...body.integration_types];
  if (body.nsfw !== undefined) command.nsfw = body.nsfw;
  return command;
}

/** Replaces all commands of a place. */
export function overwriteCommands(world: World, guildId: string | null, bodies: readonly CommandBody[]): Command[] {
  const before = commandsIn(world, guildId);
  const kept = bodies.map((body) => putCommand(world, guildId, body).command);
  const ids = new Set(kept.map(({ id }) => id));
  for (const command of before) if (!ids.has(command.id)) world.commands.delete(command.id);
  return kept;
}

/** The global commands (`null`) or those of one guild. */
export function commandsIn(world: World, guildId: string | null): Command[] {
  return [...world.commands.values()].filter((command) => command.guildId === guildId);
}

/** The command a member of a guild, or a user in a DM (`null`), finds under a name; a guild's own comes first. */
export function findCommand(
  world: World,
  guildId: string | null,
  type: ApplicationCommandType,
  name: string,
): Command | undefined {
  const reachable = guildId === null ? [] : commandsIn(world, guildId);
  return [...reachable, ...commandsIn(world, null)].find((command) => command.type === type && command.name === name);
}

function localizations(
  given: Partial<Record<string, string | null>> | null | undefined,
): Record<string, string> | null {
  if (given == null) return null;
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] != null));
}

function permissionsOf(given: string | null): bigint | null {
  return given === null ? null : BigInt(given);
}
