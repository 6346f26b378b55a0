import { ApplicationCommandType } from 'discord-api-types/v10';
import {
  boolean,
  type Check,
  type Fields,
  inTurn,
  integer,
  isAbsent,
  isFields,
  lengthOf,
  list,
  oneOf,
  required,
  shape,
} from './checks.js';
import { description, localized, nameOfCommand, nameOfMenu } from './command-names.js';
import { commandOptions } from './command-options.js';
import type { Path, Problem } from './problem.js';

const TYPES: readonly number[] = [1, 2, 3, 4];

/** How many commands of each type an application may have globally, and again in each guild. */
export const MOST_COMMANDS: ReadonlyMap<number, number> = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);

const ALL_TEXT = 8_000;
const LARGEST_PERMISSIONS = 2 ** 54 - 1;

const common = {
  type: oneOf(TYPES),
  default_member_permissions: integer({ min: 0, max: LARGEST_PERMISSIONS }),
  dm_permission: boolean,
  nsfw: boolean,
  contexts: list(oneOf([0, 1, 2]), { max: 3, unique: true }),
  integration_types: list(oneOf([0, 1]), { max: 2, unique: true }),
};

const chatInput = (presence: typeof required) =>
  shape({
    ...common,
    name: presence(nameOfCommand),
    name_localizations: localized(nameOfCommand),
    description: presence(description),
    description_localizations: localized(description),
    options: commandOptions,
  });

const menu = (presence: typeof required) =>
  shape({
    ...common,
    name: presence(nameOfMenu),
    name_localizations: localized(nameOfMenu),
    description: nothing('APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET', 'description'),
    options: nothing('APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET', 'options'),
  });

const whole = { chatInput: chatInput(required), menu: menu(required) };
const partial = { chatInput: chatInput((check) => check), menu: menu((check) => check) };

/** "Create Application Command" and the items of a bulk overwrite. */
export const newCommand: Check = inTurn(ofType(whole), withinSize);

/** "Edit Application Command": every field may be left out. A command keeps its type, here given. */
export function editedCommand(type: number): Check {
  return inTurn(type === ApplicationCommandType.ChatInput ? partial.chatInput : partial.menu, withinSize);
}

/** "Bulk Overwrite": no name twice within a type. The numbers per type are another refusal; see `tooManyOf`. */
export const allCommands: Check = inTurn(list(newCommand, { max: 131 }), (value, path, problems) => {
  if (!Array.isArray(value)) return;
  const seen = new Set<string>();
  for (const [index, command] of value.entries()) {
    const key = `${typeOf(command)} ${String(command.name)}`;
    if (seen.has(key)) {
      const message = 'Application command names must be unique';
      problems.push({ path: [...path, index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message });
    }
    seen.add(key);
  }
});

/** The limit that a set of commands exceeds (error 30032), or null. */
export function tooManyOf(commands: readonly unknown[]): number | null {
  for (const [type, most] of MOST_COMMANDS) {
    if (commands.filter((command) => typeOf(command) === type).length > most) return most;
  }
  return null;
}

export function typeOf(command: unknown): number {
  return Number((isFields(command) ? command.type : undefined) ?? ApplicationCommandType.ChatInput);
}

function ofType(checks: typeof whole): Check {
  return (value, path, problems) => {
    const isMenu =
      isFields(value) && [ApplicationCommandType.User, ApplicationCommandType.Message].includes(typeOf(value));
    (isMenu ? checks.menu : checks.chatInput)(value, path, problems);
  };
}

function nothing(code: string, what: string): Check {
  return (value, path, problems) => {
    if (isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0)) return;
    problems.push({ path, code, message: `Context menu commands cannot have ${what}` });
  };
}

function withinSize(value: unknown, path: Path, problems: Problem[]): void {
  if (!isFields(value) || sizeOf(value) <= ALL_TEXT) return;
  problems.push({ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message: `Command exceeds maximum size (${ALL_TEXT})` });
}

/** Characters of names, descriptions and values, all the way down; of a localised field the longest text counts. */
function sizeOf(part: Fields): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = typeof part.value === 'string' ? lengthOf(part.value) : 0;
  const inside = [part.options, part.choices].flatMap((parts) => (Array.isArray(parts) ? parts.filter(isFields) : []));
  return inside.reduce((sum, child) => sum + sizeOf(child), own + value);
}

function longest(plain: unknown, localizations: unknown): number {
  const texts = [plain, ...(isFields(localizations) ? Object.values(localizations) : [])];
  return Math.max(...texts.map((one) => (typeof one === 'string' ? lengthOf(one) : 0)));
}
