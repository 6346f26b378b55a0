import { commandJson } from '../../serialize/commands.js';
import { type CommandBody, commandsIn, overwriteCommands, patchCommand, putCommand } from '../../state/commands.js';
import type { Command } from '../../state/model.js';
import { ownGuild, requireOwnApplication } from '../access.js';
import { refuse } from '../errors.js';
import { created, NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

const GLOBAL = '/applications/{application_id}/commands';
const GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((path): Route[] => [
  { method: 'GET', path, handle: listCommands },
  { method: 'PUT', path, handle: replaceCommands },
  { method: 'POST', path, handle: addCommand },
  { method: 'GET', path: `${path}/{command_id}`, handle: getCommand },
  { method: 'PATCH', path: `${path}/{command_id}`, handle: changeCommand },
  { method: 'DELETE', path: `${path}/{command_id}`, handle: removeCommand },
]);

function listCommands(context: RestContext): RestResponse {
  const localized = context.query.get('with_localizations') === 'true';
  return ok(commandsIn(context.world, placeOf(context)).map((command) => commandJson(command, localized)));
}

function replaceCommands(context: RestContext): RestResponse {
  const place = placeOf(context);
  const bodies = context.readBody<readonly CommandBody[]>();
  return ok(overwriteCommands(context.world, place, bodies).map((command) => commandJson(command, true)));
}

function addCommand(context: RestContext): RestResponse {
  const place = placeOf(context);
  const { command, isNew } = putCommand(context.world, place, context.readBody<CommandBody>());
  return isNew ? created(commandJson(command, true)) : ok(commandJson(command, true));
}

function getCommand(context: RestContext): RestResponse {
  return ok(commandJson(commandOf(context), true));
}

function changeCommand(context: RestContext): RestResponse {
  const old = commandOf(context);
  const command = patchCommand(context.world, old, context.readBody<CommandBody>());
  return ok(commandJson(command, true));
}

function removeCommand(context: RestContext): RestResponse {
  context.world.commands.delete(commandOf(context).id);
  return NO_CONTENT;
}

/** The guild of the path, or null for the global commands. */
function placeOf(context: RestContext): string | null {
  requireOwnApplication(context);
  return 'guild_id' in context.params ? ownGuild(context).id : null;
}

function commandOf(context: RestContext): Command {
  const place = placeOf(context);
  const command = context.world.commands.get(context.param('command_id'));
  if (command === undefined || command.guildId !== place) throw refuse.unknownCommand();
  return command;
}
