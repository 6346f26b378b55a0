import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { OptionValue } from '../people.js';
import { ActorError } from './actor-error.js';
import type { Resolved } from './resolved.js';

/** A value as Discord's client sends it for an option of this definition; throws what the client would not let pass. */
export function readValue(
  option: APIApplicationCommandBasicOption,
  given: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  switch (option.type) {
    case Type.String: {
      const text = chosen(option.name, option.choices, expectType(option, given, 'string'));
      if (!('min_length' in option) && !('max_length' in option)) return text;
      return within(option.name, text, text.length, option.min_length, option.max_length, 'characters');
    }
    case Type.Integer:
    case Type.Number: {
      const number = chosen(option.name, option.choices, numeric(option, given));
      if (option.type === Type.Integer && !Number.isSafeInteger(number))
        throw invalid(option.name, given, 'an integer');
      if (!('min_value' in option) && !('max_value' in option)) return number;
      return within(option.name, number, number, option.min_value, option.max_value, '');
    }
    case Type.Boolean:
      return expectType(option, given, 'boolean');
    case Type.User:
      return resolved.user(option.name, idOf(option.name, given));
    case Type.Channel:
      return resolved.channel(option.name, idOf(option.name, given), option.channel_types);
    case Type.Role:
      return resolved.role(option.name, idOf(option.name, given));
    case Type.Mentionable:
      return resolved.mentionable(option.name, idOf(option.name, given));
    case Type.Attachment:
      if (typeof given !== 'object' || !('data' in given)) throw invalid(option.name, given, 'a file');
      return resolved.attachment(option.name, given);
  }
}

interface Choices<T> {
  readonly name: string;
  readonly value: T;
}

/** The value of the choice with this name or value; any value where there are no choices. */
function chosen<T extends string | number>(name: string, choices: readonly Choices<T>[] | undefined, given: T): T {
  if (choices === undefined || choices.length === 0) return given;
  const choice = choices.find(({ value }) => value === given) ?? choices.find((candidate) => candidate.name === given);
  if (choice !== undefined) return choice.value;
  const offered = choices.map((candidate) => candidate.name).join(', ');
  throw new ActorError('invalid-option', `The option ${name} has no choice ${given}; there is: ${offered}.`);
}

function numeric(option: APIApplicationCommandBasicOption, given: OptionValue): number {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  const named = choices.find(({ name }) => name === given)?.value;
  return typeof named === 'number' ? named : expectType(option, given, 'number');
}

function within<T>(
  name: string,
  value: T,
  measure: number,
  least: number | undefined,
  most: number | undefined,
  unit: string,
): T {
  if (measure >= (least ?? Number.NEGATIVE_INFINITY) && measure <= (most ?? Number.POSITIVE_INFINITY)) return value;
  const bounds = `${least ?? ''}–${most ?? ''} ${unit}`.trim();
  throw new ActorError('invalid-option', `The option ${name} takes ${bounds}, not ${measure}.`);
}

function expectType(option: APIApplicationCommandBasicOption, given: OptionValue, type: 'string'): string;
function expectType(option: APIApplicationCommandBasicOption, given: OptionValue, type: 'number'): number;
function expectType(option: APIApplicationCommandBasicOption, given: OptionValue, type: 'boolean'): boolean;
function expectType({ name }: APIApplicationCommandBasicOption, given: OptionValue, type: string): unknown {
  if (typeof given !== type) throw invalid(name, given, `a ${type}`);
  return given;
}

function idOf(name: string, given: OptionValue): string {
  if (typeof given === 'object' && 'id' in given) return given.id;
  if (typeof given === 'string') return given;
  throw invalid(name, given, 'an id or something with an id');
}

function invalid(name: string, given: OptionValue, wanted: string): ActorError {
  return new ActorError('invalid-option', `The option ${name} takes ${wanted}, not ${JSON.stringify(given)}.`);
}
