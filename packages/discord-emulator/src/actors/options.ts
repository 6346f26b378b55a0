import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { OptionValue } from '../people.js';
import type { Command, Guild } from '../state/model.js';
import type { World } from '../state/world.js';
import { ActorError } from './actor-error.js';
import { readValue } from './option-values.js';
import { Resolved } from './resolved.js';

export interface Place {
  readonly world: World;
  readonly guild: Guild | undefined;
}

export interface FilledOption {
  readonly name: string;
  readonly type: Type;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly FilledOption[];
}

export interface Filled {
  readonly options: readonly FilledOption[];
  readonly resolved: Resolved;
}

type Given = Readonly<Record<string, OptionValue>>;

/**
 * Fills in a slash command as Discord's client lets a member do it: `path` names the subcommand (`latest`, or group
 * and subcommand), `given` the options. With `focused` the command is being typed: options may be missing or unfinished.
 */
export function fillOptions(
  place: Place,
  command: Command,
  path: readonly string[],
  given: Given,
  focused?: string,
): Filled {
  const resolved = new Resolved(place);
  return { options: descend(place, command, command.options, path, given, focused, resolved), resolved };
}

function descend(
  place: Place,
  command: Command,
  definitions: readonly APIApplicationCommandOption[],
  path: readonly string[],
  given: Given,
  focused: string | undefined,
  resolved: Resolved,
): FilledOption[] {
  const subcommands = definitions.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  const [next, ...rest] = path;
  if (next === undefined) {
    if (subcommands.length > 0) throw noSuch(command, 'needs a subcommand', subcommands);
    return fillLeaves(command, definitions as readonly APIApplicationCommandBasicOption[], given, focused, resolved);
  }
  const found = subcommands.find(({ name }) => name === next);
  if (found === undefined) throw noSuch(command, `has no subcommand ${next}`, subcommands);
  const inner = 'options' in found ? (found.options ?? []) : [];
  return [{ name: next, type: found.type, options: descend(place, command, inner, rest, given, focused, resolved) }];
}

function fillLeaves(
  command: Command,
  definitions: readonly APIApplicationCommandBasicOption[],
  given: Given,
  focused: string | undefined,
  resolved: Resolved,
): FilledOption[] {
  const strange = Object.keys(given).find((name) => !definitions.some((definition) => definition.name === name));
  if (strange !== undefined) throw noSuch(command, `has no option ${strange}`, definitions);
  if (focused !== undefined) requireAutocomplete(command, definitions, focused);
  return definitions.flatMap((definition): FilledOption[] => {
    const { name, type } = definition;
    const value = given[name];
    if (name === focused) return [{ name, type, value: String(value ?? ''), focused: true }];
    if (value !== undefined) return [{ name, type, value: readValue(definition, value, resolved) }];
    if (definition.required === true && focused === undefined) {
      throw new ActorError('invalid-option', `/${command.name} needs the option ${name}.`);
    }
    return [];
  });
}

function requireAutocomplete(
  command: Command,
  definitions: readonly APIApplicationCommandBasicOption[],
  focused: string,
): void {
  const definition = definitions.find(({ name }) => name === focused);
  if (definition === undefined) throw noSuch(command, `has no option ${focused}`, definitions);
  if (!('autocomplete' in definition) || definition.autocomplete !== true) {
    throw new ActorError('invalid-option', `The option ${focused} of /${command.name} does not autocomplete.`);
  }
}

function noSuch(command: Command, what: string, there: readonly { readonly name: string }[]): ActorError {
  const names = there.map(({ name }) => name).join(', ') || 'none';
  return new ActorError('invalid-option', `/${command.name} ${what}; there is: ${names}.`);
}
