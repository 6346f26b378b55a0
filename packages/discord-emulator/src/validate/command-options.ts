import { ApplicationCommandOptionType as TYPE } from 'discord-api-types/v10';
import { boolean, type Check, inTurn, integer, isFields, list, oneOf, required, shape, union } from './checks.js';
import { choices, numberWithin } from './choices.js';
import { description, localized, nameOfCommand } from './command-names.js';

const NAMED = {
  name: required(nameOfCommand),
  name_localizations: localized(nameOfCommand),
  description: required(description),
  description_localizations: localized(description),
};

const CHANNEL_TYPES = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];
const LENGTH = { min_length: integer({ min: 0, max: 6_000 }), max_length: integer({ min: 1, max: 6_000 }) };
const WHOLE = { min_value: numberWithin('integer'), max_value: numberWithin('integer') };
const ANY_NUMBER = { min_value: numberWithin('double'), max_value: numberWithin('double') };

const plain = (more: Readonly<Record<string, Check>> = {}) => shape({ ...NAMED, required: boolean, ...more });
const completed = (of: 'string' | 'integer' | 'double', more: Readonly<Record<string, Check>>) =>
  inTurn(plain({ ...more, choices: choices(of), autocomplete: boolean }), choicesOrAutocomplete);

const VALUES: readonly (readonly [number, Check])[] = [
  [TYPE.String, completed('string', LENGTH)],
  [TYPE.Integer, completed('integer', WHOLE)],
  [TYPE.Boolean, plain()],
  [TYPE.User, plain()],
  [TYPE.Channel, plain({ channel_types: list(oneOf(CHANNEL_TYPES), { max: 25, unique: true }) })],
  [TYPE.Role, plain()],
  [TYPE.Mentionable, plain()],
  [TYPE.Number, completed('double', ANY_NUMBER)],
  [TYPE.Attachment, plain()],
];

const subcommand = shape({ ...NAMED, options: optionList(union(new Map(VALUES))) });
const group = shape({
  ...NAMED,
  options: optionList(union(new Map([[TYPE.Subcommand, subcommand]]))),
});

/** The options of a chat-input command: values, or else subcommands and groups of subcommands. */
export const commandOptions: Check = inTurn(
  optionList(union(new Map<number, Check>([...VALUES, [TYPE.Subcommand, subcommand], [TYPE.SubcommandGroup, group]]))),
  notMixed,
);

/** Up to 25 options, each name once, required ones first. */
function optionList(option: Check): Check {
  return inTurn(list(option, { max: 25 }), (value, path, problems) => {
    if (!Array.isArray(value)) return;
    const names = new Set<unknown>();
    let optionalSeen = false;
    for (const [index, one] of value.entries()) {
      const at = [...path, index];
      if (names.has(one.name)) {
        const message = 'Option names must be unique';
        problems.push({ path: at, code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message });
      }
      names.add(one.name);
      const isValue = one.type !== TYPE.Subcommand && one.type !== TYPE.SubcommandGroup;
      if (isValue && one.required === true && optionalSeen) {
        const message = 'Required options must be placed before non-required options';
        problems.push({ path: at, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
      }
      if (isValue && one.required !== true) optionalSeen = true;
    }
  });
}

function notMixed(...[value, path, problems]: Parameters<Check>): void {
  if (!Array.isArray(value)) return;
  const nested = value.filter((one) => one.type === TYPE.Subcommand || one.type === TYPE.SubcommandGroup);
  if (nested.length === 0 || nested.length === value.length) return;
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  problems.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
}

function choicesOrAutocomplete(...[value, path, problems]: Parameters<Check>): void {
  if (!isFields(value) || value.autocomplete !== true) return;
  if (!Array.isArray(value.choices) || value.choices.length === 0) return;
  const message = 'Choices cannot be set when autocomplete is enabled';
  problems.push({
    path: [...path, 'choices'],
    code: 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_CANNOT_BE_SET',
    message,
  });
}
