import { InteractionType } from 'discord-api-types/v10';
import { describe, expect, it, test } from 'vitest';
import { type Answered, callbackProblems, isEmptyAnswer } from '../../src/validate/interactions.js';
import { chars, type Edge, line, times } from './support.js';

const source = { content: 'was', flags: 0, embeds: [], components: [], attachments: [] };
const command: Answered = { type: InteractionType.ApplicationCommand, completes: 'string', source: null, files: [] };
const component: Answered = { ...command, type: InteractionType.MessageComponent, source };
const completion: Answered = { ...command, type: InteractionType.ApplicationCommandAutocomplete };

const inCallback = (body: unknown, interaction: Answered = command) => callbackProblems(body, interaction).map(line);

describe('an answer', () => {
  test.each([
    ['a command', command, [4, 5, 9, 12], [1, 6, 7, 8]],
    ['a component', component, [4, 5, 6, 7, 9, 12], [1, 8]],
    ['an autocompletion', completion, [8], [1, 4, 5, 6, 7, 9]],
    ['a modal from a command', { ...command, type: InteractionType.ModalSubmit }, [4, 5], [6, 7, 8, 9]],
    ['a modal from a message', { ...component, type: InteractionType.ModalSubmit }, [4, 5, 6, 7], [8, 9]],
  ] as const)('to %s has a type of its own', (_name, interaction, allowed, refused) => {
    const typed = (type: number) => inCallback({ type, data: type === 8 ? { choices: [] } : undefined }, interaction);
    for (const type of allowed.filter((one) => one !== 9)) expect(typed(type)).toEqual([]);
    for (const type of refused) expect(typed(type)).toEqual(['type BASE_TYPE_CHOICES']);
  });

  it('names the field within data', () => {
    expect(inCallback({ type: 4, data: { content: chars(2_000), flags: 64 } })).toEqual([]);
    expect(inCallback({ type: 4, data: { content: chars(2_001) } })).toEqual(['data.content BASE_TYPE_MAX_LENGTH']);
    expect(inCallback({ type: 5, data: { flags: 64 } })).toEqual([]);
    expect(inCallback({ type: 5, data: { flags: 32_768 } })).toEqual(['data.flags BITFIELD_TYPE_INVALID_FLAGS']);
  });

  it('shows something, or is a deferral', () => {
    expect(isEmptyAnswer({ type: 4, data: { content: '' } }, command)).toBe(true);
    expect(isEmptyAnswer({ type: 4 }, command)).toBe(true);
    expect(isEmptyAnswer({ type: 5 }, command)).toBe(false);
    expect(isEmptyAnswer({ type: 7, data: { content: '' } }, component)).toBe(true);
    expect(isEmptyAnswer({ type: 7, data: {} }, component)).toBe(false);
  });

  it('has a type', () => {
    expect(inCallback({})).toEqual(['type BASE_TYPE_REQUIRED']);
  });
});

describe('autocomplete', () => {
  const choice = (changes: object = {}) => ({ name: 'n', value: 'v', ...changes });
  const answer = (...choices: object[]) => ({ type: 8, data: { choices } });
  const EDGES: readonly Edge[] = [
    [
      'choices',
      answer(...times(25, () => choice())),
      answer(...times(26, () => choice())),
      'data.choices BASE_TYPE_MAX_LENGTH',
    ],
    [
      'name',
      answer(choice({ name: chars(100) })),
      answer(choice({ name: chars(101) })),
      'data.choices.0.name BASE_TYPE_BAD_LENGTH',
    ],
    ['empty name', answer(), answer(choice({ name: '' })), 'data.choices.0.name BASE_TYPE_BAD_LENGTH'],
    [
      'value',
      answer(choice({ value: chars(100) })),
      answer(choice({ value: chars(101) })),
      'data.choices.0.value BASE_TYPE_MAX_LENGTH',
    ],
    ['type of value', answer(choice()), answer(choice({ value: 7 })), 'data.choices.0.value STRING_TYPE_CONVERT'],
  ];

  test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
    expect(inCallback(allowed, completion)).toEqual([]);
    expect(inCallback(refused, completion)).toEqual([problem]);
  });

  it('has values of the option’s type', () => {
    const integer: Answered = { ...completion, completes: 'integer' };
    expect(inCallback(answer(choice({ value: 7 })), integer)).toEqual([]);
    expect(inCallback(answer(choice({ value: 7.5 })), integer)).toEqual(['data.choices.0.value NUMBER_TYPE_COERCE']);
    expect(inCallback(answer(choice({ value: 7.5 })), { ...completion, completes: 'double' })).toEqual([]);
  });
});

describe('a modal', () => {
  const input = (changes: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...changes });
  const row = (changes: object = {}) => ({ type: 1, components: [input({ label: 'Topics', ...changes })] });
  const label = (component: object, changes: object = {}) => ({ type: 18, label: 'Topics', component, ...changes });
  const modal = (components: readonly object[], changes: object = {}) => ({
    type: 9,
    data: { custom_id: 'm', title: 'Edit', components, ...changes },
  });
  const labels = (count: number) => times(count, (index) => label(input({ custom_id: `i${index}` })));
  const ONE = 'data.components.0';

  const EDGES: readonly Edge[] = [
    [
      'title',
      modal([row()], { title: chars(45) }),
      modal([row()], { title: chars(46) }),
      'data.title BASE_TYPE_BAD_LENGTH',
    ],
    [
      'custom id',
      modal([row()], { custom_id: chars(100) }),
      modal([row()], { custom_id: '' }),
      'data.custom_id BASE_TYPE_BAD_LENGTH',
    ],
    ['components', modal(labels(5)), modal(labels(6)), 'data.components BASE_TYPE_BAD_LENGTH'],
    ['no components', modal(labels(1)), modal([]), 'data.components BASE_TYPE_BAD_LENGTH'],
    [
      'label of an input',
      modal([row({ label: chars(45) })]),
      modal([row({ label: chars(46) })]),
      `${ONE}.components.0.label BASE_TYPE_BAD_LENGTH`,
    ],
    [
      'an input without a label',
      modal([label(input())]),
      modal([row({ label: undefined })]),
      `${ONE}.components.0.label BASE_TYPE_REQUIRED`,
    ],
    [
      'label',
      modal([label(input(), { label: chars(45) })]),
      modal([label(input(), { label: chars(46) })]),
      `${ONE}.label BASE_TYPE_BAD_LENGTH`,
    ],
    [
      'description of a label',
      modal([label(input(), { description: chars(100) })]),
      modal([label(input(), { description: chars(101) })]),
      `${ONE}.description BASE_TYPE_MAX_LENGTH`,
    ],
    [
      'value',
      modal([label(input({ value: chars(4_000) }))]),
      modal([label(input({ value: chars(4_001) }))]),
      `${ONE}.component.value BASE_TYPE_MAX_LENGTH`,
    ],
    [
      'placeholder',
      modal([label(input({ placeholder: chars(100) }))]),
      modal([label(input({ placeholder: chars(101) }))]),
      `${ONE}.component.placeholder BASE_TYPE_MAX_LENGTH`,
    ],
    [
      'max_length',
      modal([label(input({ max_length: 4_000 }))]),
      modal([label(input({ max_length: 4_001 }))]),
      `${ONE}.component.max_length NUMBER_TYPE_MAX`,
    ],
    [
      'min_length',
      modal([label(input({ min_length: 0 }))]),
      modal([label(input({ min_length: -1 }))]),
      `${ONE}.component.min_length NUMBER_TYPE_MIN`,
    ],
    [
      'a button',
      modal([row()]),
      modal([{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'b' }] }]),
      `${ONE}.components.0 UNION_TYPE_CHOICES`,
    ],
    [
      'a menu',
      modal([label({ type: 8, custom_id: 'c' })]),
      modal([label({ type: 8, custom_id: 'c', disabled: true })]),
      `${ONE}.component.disabled MODAL_COMPONENT_CANNOT_BE_DISABLED`,
    ],
    [
      'radio buttons',
      modal([
        label({
          type: 21,
          custom_id: 'r',
          options: [
            { label: 'a', value: 'a' },
            { label: 'b', value: 'b' },
          ],
        }),
      ]),
      modal([label({ type: 21, custom_id: 'r', options: [{ label: 'a', value: 'a' }] })]),
      `${ONE}.component.options BASE_TYPE_BAD_LENGTH`,
    ],
    [
      'custom id twice',
      modal(labels(2)),
      modal([label(input()), label(input())]),
      'data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
  ];

  test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
    expect(inCallback(allowed)).toEqual([]);
    expect(inCallback(refused)).toEqual([problem]);
  });
});
