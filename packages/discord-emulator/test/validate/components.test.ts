import { describe, expect, it, test } from 'vitest';
import { chars, type Edge, inMessage, times } from './support.js';

let next = 0;
const button = (changes: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: `id-${next++}`, ...changes });
const link = (changes: object = {}) => ({ type: 2, style: 5, label: 'Go', url: 'https://a.example/', ...changes });
const row = (...components: object[]) => ({ type: 1, components });
const rows = (...components: object[]) => ({ components: [row(...components)] });
const option = (index: number) => ({ label: `Option ${index}`, value: String(index) });
const select = (changes: object = {}) => ({
  type: 3,
  custom_id: `id-${next++}`,
  options: times(3, option),
  ...changes,
});

const ONE = 'components.0.components.0';

const EDGES: readonly Edge[] = [
  [
    'rows',
    { components: times(5, () => row(button())) },
    { components: times(6, () => row(button())) },
    'components BASE_TYPE_MAX_LENGTH',
  ],
  ['something else than a row', rows(button()), { components: [button()] }, 'components.0 UNION_TYPE_CHOICES'],
  [
    'Components V2 without the flag',
    rows(button()),
    { components: [{ type: 10, content: 'text' }] },
    'components.0 UNION_TYPE_CHOICES',
  ],
  ['an empty row', rows(button()), rows(), 'components.0.components BASE_TYPE_BAD_LENGTH'],
  [
    'buttons in a row',
    rows(...times(5, () => button())),
    rows(...times(6, () => button())),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'one menu in a row',
    rows(select()),
    rows(select(), button()),
    'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a text input in a message',
    rows(button()),
    rows({ type: 4, custom_id: 'x', style: 1 }),
    `${ONE} UNION_TYPE_CHOICES`,
  ],
  [
    'label',
    rows(button({ label: chars(80) })),
    rows(button({ label: chars(81) })),
    `${ONE}.label BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'label or emoji',
    rows(button({ label: undefined, emoji: { name: '🔥' } })),
    rows(button({ label: undefined })),
    `${ONE}.label BASE_TYPE_REQUIRED`,
  ],
  [
    'custom id',
    rows(button({ custom_id: chars(100) })),
    rows(button({ custom_id: chars(101) })),
    `${ONE}.custom_id BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'custom id is needed',
    rows(button()),
    rows(button({ custom_id: undefined })),
    `${ONE}.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED`,
  ],
  [
    'custom id twice',
    { components: [row(button({ custom_id: 'a' })), row(button({ custom_id: 'b' }))] },
    { components: [row(button({ custom_id: 'a' })), row(button({ custom_id: 'a', disabled: true }))] },
    'components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'id twice',
    rows(button({ id: 1 }), button({ id: 2 })),
    rows(button({ id: 1 }), button({ id: 1 })),
    'components.0.components.1.id COMPONENT_ID_DUPLICATED',
  ],
  ['style', rows(button({ style: 4 })), rows(button({ style: 7 })), `${ONE}.style BASE_TYPE_CHOICES`],
  ['link without an address', rows(link()), rows(link({ url: undefined })), `${ONE}.url BUTTON_COMPONENT_URL_REQUIRED`],
  [
    'link address',
    rows(link({ url: `https://a.example/${chars(494)}` })),
    rows(link({ url: `https://a.example/${chars(495)}` })),
    `${ONE}.url BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'link scheme',
    rows(link({ url: 'discord://-/x' })),
    rows(link({ url: 'mailto:a@b.example' })),
    `${ONE}.url URL_TYPE_INVALID_SCHEME`,
  ],
  [
    'options',
    rows(select({ options: times(25, option) })),
    rows(select({ options: times(26, option) })),
    `${ONE}.options BASE_TYPE_BAD_LENGTH`,
  ],
  ['no options', rows(select()), rows(select({ options: [] })), `${ONE}.options BASE_TYPE_BAD_LENGTH`],
  [
    'option label',
    rows(select({ options: [{ label: chars(100), value: 'a' }] })),
    rows(select({ options: [{ label: chars(101), value: 'a' }] })),
    `${ONE}.options.0.label BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'option value',
    rows(select({ options: [{ label: 'a', value: chars(100) }] })),
    rows(select({ options: [{ label: 'a', value: '' }] })),
    `${ONE}.options.0.value BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'option description',
    rows(select({ options: [{ ...option(1), description: chars(100) }] })),
    rows(select({ options: [{ ...option(1), description: chars(101) }] })),
    `${ONE}.options.0.description BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'option value twice',
    rows(select({ options: [option(1), option(2)] })),
    rows(select({ options: [option(1), option(1)] })),
    `${ONE}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  ],
  [
    'preselected',
    rows(select({ options: [{ ...option(1), default: true }, option(2)] })),
    rows(
      select({
        options: [
          { ...option(1), default: true },
          { ...option(2), default: true },
        ],
      }),
    ),
    `${ONE}.options SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
  ],
  [
    'placeholder',
    rows(select({ placeholder: chars(150) })),
    rows(select({ placeholder: chars(151) })),
    `${ONE}.placeholder BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'max_values',
    rows(select({ max_values: 3 })),
    rows(select({ max_values: 4 })),
    `${ONE}.options BASE_TYPE_MIN_LENGTH`,
  ],
  [
    'min_values',
    rows(select({ min_values: 2, max_values: 2 })),
    rows(select({ min_values: 2 })),
    `${ONE}.min_values NUMBER_TYPE_MAX`,
  ],
  [
    'channel menu',
    rows({ type: 8, custom_id: 'c', channel_types: [0, 5] }),
    rows({ type: 8, custom_id: 'c', channel_types: [99] }),
    `${ONE}.channel_types.0 BASE_TYPE_CHOICES`,
  ],
];

test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
  expect(inMessage(allowed)).toEqual([]);
  expect(inMessage(refused)).toEqual([problem]);
});

describe('a button', () => {
  it('may not have both a custom id and an address', () => {
    const code = 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE';
    expect(inMessage(rows(link({ custom_id: 'x' })))).toEqual([`${ONE}.custom_id ${code}`, `${ONE}.url ${code}`]);
  });

  it('that sells something has nothing but what it sells', () => {
    expect(inMessage(rows({ type: 2, style: 6, sku_id: '1' }))).toEqual([]);
    expect(inMessage(rows({ type: 2, style: 6, sku_id: '1', label: 'Buy' }))).toEqual([
      `${ONE}.label BUTTON_COMPONENT_INVALID_FIELD`,
    ]);
  });
});
