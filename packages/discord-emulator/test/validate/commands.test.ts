import { describe, expect, it, test } from 'vitest';
import { allCommands, editedCommand, newCommand, tooManyOf } from '../../src/validate/commands.js';
import { chars, type Edge, found, times } from './support.js';

const command = (changes: object = {}) => ({ name: 'ask', description: 'Asks.', ...changes });
const option = (changes: object = {}) => ({ type: 3, name: 'question', description: 'What?', ...changes });
const numbered = (index: number) => option({ name: `option-${index}` });
const choice = (index: number) => ({ name: `Choice ${index}`, value: `v${index}` });
const subcommand = (changes: object = {}) => ({ type: 1, name: 'latest', description: 'Latest.', ...changes });
const group = (...options: object[]) => ({ type: 2, name: 'group', description: 'Group.', options });
const withOptions = (...options: object[]) => command({ options });

const EDGES: readonly Edge[] = [
  ['name', command({ name: chars(32) }), command({ name: chars(33) }), 'name BASE_TYPE_BAD_LENGTH'],
  [
    'name of letters',
    command({ name: 'frag-mich_ä' }),
    command({ name: 'ask me' }),
    'name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'name in small letters',
    command({ name: 'сказать' }),
    command({ name: 'Ask' }),
    'name APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['name without case', command({ name: '質問' }), command({ name: 'ask!' }), 'name APPLICATION_COMMAND_INVALID_NAME'],
  ['name is needed', command(), { description: 'x' }, 'name BASE_TYPE_REQUIRED'],
  [
    'description',
    command({ description: chars(100) }),
    command({ description: chars(101) }),
    'description BASE_TYPE_BAD_LENGTH',
  ],
  ['description is needed', command(), { name: 'ask' }, 'description BASE_TYPE_REQUIRED'],
  [
    'menu',
    { type: 3, name: 'Find posts About this' },
    { type: 3, name: 'Find', description: 'x' },
    'description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
  ],
  ['menu name', { type: 2, name: chars(32) }, { type: 2, name: chars(33) }, 'name BASE_TYPE_BAD_LENGTH'],
  [
    'menu options',
    { type: 2, name: 'x', options: [] },
    { type: 2, name: 'x', options: [option()] },
    'options APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
  ],
  [
    'permissions',
    command({ default_member_permissions: '32' }),
    command({ default_member_permissions: 'admin' }),
    'default_member_permissions NUMBER_TYPE_COERCE',
  ],
  ['contexts', command({ contexts: [0, 1, 2] }), command({ contexts: [3] }), 'contexts.0 BASE_TYPE_CHOICES'],
  ['type', command({ type: 1 }), command({ type: 9 }), 'type BASE_TYPE_CHOICES'],
  [
    'locale',
    command({ name_localizations: { de: 'frag', 'pt-BR': 'p' } }),
    command({ name_localizations: { xx: 'frag' } }),
    'name_localizations.xx BASE_TYPE_CHOICES',
  ],
  [
    'localised name',
    command({ name_localizations: { fr: 'demander' } }),
    command({ name_localizations: { fr: 'Demander' } }),
    'name_localizations.fr APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'localised description',
    command({ description_localizations: { de: chars(100) } }),
    command({ description_localizations: { de: chars(101) } }),
    'description_localizations.de BASE_TYPE_BAD_LENGTH',
  ],
  ['options', withOptions(...times(25, numbered)), withOptions(...times(26, numbered)), 'options BASE_TYPE_MAX_LENGTH'],
  [
    'option name',
    withOptions(option()),
    withOptions(option({ name: 'My question' })),
    'options.0.name APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['option type', withOptions(option({ type: 11 })), withOptions(option({ type: 12 })), 'options.0 UNION_TYPE_CHOICES'],
  [
    'option name twice',
    withOptions(numbered(1), numbered(2)),
    withOptions(numbered(1), numbered(1)),
    'options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'required first',
    withOptions(option({ required: true }), numbered(1)),
    withOptions(numbered(1), option({ required: true })),
    'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'required first, in a subcommand',
    withOptions(subcommand({ options: [option({ required: true }), numbered(1)] })),
    withOptions(subcommand({ options: [numbered(1), option({ required: true })] })),
    'options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'choices',
    withOptions(option({ choices: times(25, choice) })),
    withOptions(option({ choices: times(26, choice) })),
    'options.0.choices BASE_TYPE_MAX_LENGTH',
  ],
  [
    'choice value',
    withOptions(option({ choices: [{ name: 'a', value: chars(100) }] })),
    withOptions(option({ choices: [{ name: 'a', value: chars(101) }] })),
    'options.0.choices.0.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'choice name',
    withOptions(option({ choices: [{ name: chars(100), value: 'v' }] })),
    withOptions(option({ choices: [{ name: chars(101), value: 'v' }] })),
    'options.0.choices.0.name BASE_TYPE_BAD_LENGTH',
  ],
  [
    'choice of the option’s type',
    withOptions(option({ type: 4, choices: [{ name: 'a', value: 1 }] })),
    withOptions(option({ type: 4, choices: [{ name: 'a', value: 'one' }] })),
    'options.0.choices.0.value NUMBER_TYPE_COERCE',
  ],
  [
    'choices or autocomplete',
    withOptions(option({ choices: [], autocomplete: true })),
    withOptions(option({ choices: [choice(1)], autocomplete: true })),
    'options.0.choices APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_CANNOT_BE_SET',
  ],
  [
    'length of text',
    withOptions(option({ min_length: 0, max_length: 6_000 })),
    withOptions(option({ max_length: 6_001 })),
    'options.0.max_length NUMBER_TYPE_MAX',
  ],
  [
    'largest number',
    withOptions(option({ type: 10, max_value: 2 ** 53 })),
    withOptions(option({ type: 4, max_value: 2 ** 53 })),
    'options.0.max_value NUMBER_TYPE_MAX',
  ],
  [
    'subcommands and values',
    withOptions(subcommand(), group(subcommand())),
    withOptions(subcommand(), option()),
    'options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a group in a group',
    withOptions(group(subcommand())),
    withOptions(group(group())),
    'options.0.options.0 UNION_TYPE_CHOICES',
  ],
  [
    'a subcommand in a subcommand',
    withOptions(subcommand()),
    withOptions(subcommand({ options: [subcommand()] })),
    'options.0.options.0 UNION_TYPE_CHOICES',
  ],
];

test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
  expect(found(newCommand, allowed)).toEqual([]);
  expect(found(newCommand, refused)).toEqual([problem]);
});

describe('8,000 characters in a command', () => {
  // 8 of the command itself, 24 options of 332, and 24 left for the last one.
  const filled = (index: number) =>
    option({
      name: `${index}`.padStart(32, 'o'),
      description: chars(100),
      choices: [{ name: chars(100), value: chars(100) }],
    });
  const sized = (last: object) => withOptions(...times(24, filled), { type: 5, name: 'z', ...last });

  it('counts names, descriptions and values all the way down', () => {
    expect(found(newCommand, sized({ description: chars(23) }))).toEqual([]);
    expect(found(newCommand, sized({ description: chars(24) }))).toEqual(['APPLICATION_COMMAND_TOO_LARGE']);
  });

  it('counts the longest text of a localised field', () => {
    const localized = (de: string) => sized({ description: 'x', description_localizations: { de, fr: chars(20) } });
    expect(found(newCommand, localized(chars(23)))).toEqual([]);
    expect(found(newCommand, localized(chars(24)))).toEqual(['APPLICATION_COMMAND_TOO_LARGE']);
  });
});

describe('all commands at once', () => {
  it('have a name of their own within their type', () => {
    const menu = { type: 3, name: 'ask' };
    expect(found(allCommands, [command(), menu, { type: 2, name: 'ask' }])).toEqual([]);
    expect(found(allCommands, [command(), menu, command({ type: 1 })])).toEqual([
      '2 APPLICATION_COMMANDS_DUPLICATE_NAME',
    ]);
  });

  test.each([
    [1, 100],
    [2, 15],
    [3, 15],
  ])('of type %d are at most %d', (type, most) => {
    expect(tooManyOf(times(most, () => ({ type, name: 'x' })))).toBeNull();
    expect(tooManyOf(times(most + 1, () => ({ type, name: 'x' })))).toBe(most);
  });

  it('are a list', () => {
    expect(found(allCommands, {})).toEqual(['LIST_TYPE_CONVERT']);
  });
});

it('may be edited field by field', () => {
  expect(found(editedCommand(1), { description: 'New.' })).toEqual([]);
  expect(found(editedCommand(1), { name: 'Not so' })).toEqual(['name APPLICATION_COMMAND_INVALID_NAME']);
  expect(found(editedCommand(3), { name: 'Just so' })).toEqual([]);
});
