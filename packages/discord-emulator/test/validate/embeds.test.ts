import { describe, expect, it, test } from 'vitest';
import { embeds } from '../../src/validate/embeds.js';
import { chars, type Edge, found, times } from './support.js';

const titled = (changes: object) => [{ title: 't', ...changes }];
const fields = (count: number) => times(count, () => ({ name: 'n', value: 'v' }));

const EDGES: readonly Edge[] = [
  ['embeds', times(10, () => ({ title: 't' })), times(11, () => ({ title: 't' })), 'BASE_TYPE_MAX_LENGTH'],
  ['title', titled({ title: chars(256) }), titled({ title: chars(257) }), '0.title BASE_TYPE_MAX_LENGTH'],
  [
    'description',
    titled({ description: chars(4_096) }),
    titled({ description: chars(4_097) }),
    '0.description BASE_TYPE_MAX_LENGTH',
  ],
  ['fields', titled({ fields: fields(25) }), titled({ fields: fields(26) }), '0.fields BASE_TYPE_MAX_LENGTH'],
  [
    'field name',
    titled({ fields: [{ name: chars(256), value: 'v' }] }),
    titled({ fields: [{ name: chars(257), value: 'v' }] }),
    '0.fields.0.name BASE_TYPE_MAX_LENGTH',
  ],
  [
    'field value',
    titled({ fields: [{ name: 'n', value: chars(1_024) }] }),
    titled({ fields: [{ name: 'n', value: chars(1_025) }] }),
    '0.fields.0.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'field left blank',
    titled({ fields: [{ name: 'n', value: '\u200b' }] }),
    titled({ fields: [{ name: 'n', value: ' ' }] }),
    '0.fields.0.value BASE_TYPE_REQUIRED',
  ],
  [
    'footer',
    titled({ footer: { text: chars(2_048) } }),
    titled({ footer: { text: chars(2_049) } }),
    '0.footer.text BASE_TYPE_MAX_LENGTH',
  ],
  [
    'author',
    titled({ author: { name: chars(256) } }),
    titled({ author: { name: chars(257) } }),
    '0.author.name BASE_TYPE_MAX_LENGTH',
  ],
  ['colour', titled({ color: 0xff_ff_ff }), titled({ color: 0x1_00_00_00 }), '0.color NUMBER_TYPE_MAX'],
  ['colour sign', titled({ color: 0 }), titled({ color: -1 }), '0.color NUMBER_TYPE_MIN'],
  ['colour type', titled({ color: '255' }), titled({ color: '#ff0000' }), '0.color NUMBER_TYPE_COERCE'],
  [
    'date',
    titled({ timestamp: '2005-07-14T10:00:00.000Z' }),
    titled({ timestamp: 'last July' }),
    '0.timestamp DATE_TIME_TYPE_PARSE',
  ],
  ['an empty one', titled({}), [{}], '0 LIST_ITEM_VALUE_REQUIRED'],
  [
    'one without text',
    [{ image: { url: 'https://a.example/b.png' } }],
    [{ color: 1 }],
    '0.description BASE_TYPE_REQUIRED',
  ],
];

test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
  expect(found(embeds, allowed)).toEqual([]);
  expect(found(embeds, refused)).toEqual([problem]);
});

describe('6,000 characters in all embeds together', () => {
  const part = {
    title: chars(200),
    description: chars(2_000),
    footer: { text: chars(300) },
    author: { name: chars(100) },
  };
  const field = { name: chars(150), value: chars(250) };
  const full = { ...part, fields: [field] };

  it('counts title, description, footer, author and fields of each', () => {
    expect(found(embeds, [full, full])).toEqual([]);
    expect(found(embeds, [full, { ...full, title: chars(201) }])).toEqual(['MAX_EMBED_SIZE_EXCEEDED']);
  });

  it('counts neither URLs nor white space at the ends', () => {
    const padded = { ...full, title: `  ${chars(200)}  `, url: `https://a.example/${chars(500)}` };
    expect(found(embeds, [full, padded])).toEqual([]);
  });
});

describe('addresses', () => {
  const MALFORMED = '0.url URL_TYPE_INVALID_URL';
  const SCHEME = '0.url URL_TYPE_INVALID_SCHEME';

  test.each([
    ['https://major.io/p/xen?a=1#b', []],
    ['http://127.0.0.1:8080/x', []],
    ['https://[::1]/x', []],
    [`https://a.example/${chars(2_030)}`, []],
    [`https://a.example/${chars(2_031)}`, ['0.url BASE_TYPE_MAX_LENGTH']],
    ['ftp://a.example/', [SCHEME]],
    ['javascript:alert(1)', [SCHEME]],
    ['attachment://a.png', [SCHEME]],
    ['/relative', [MALFORMED]],
    ['https://localhost/x', [MALFORMED]],
    ['https://a..example/', [MALFORMED]],
    ['https://a.example/with space', [MALFORMED]],
    [`https://${chars(64)}.example/`, [MALFORMED]],
    ['https://', [MALFORMED]],
  ])('%s', (url, problems) => {
    expect(found(embeds, titled({ url }))).toEqual(problems);
  });

  test.each(['image', 'thumbnail'])('of %s may be files sent along', (picture) => {
    expect(found(embeds, titled({ [picture]: { url: 'attachment://a.png' } }))).toEqual([]);
    expect(found(embeds, titled({ [picture]: { url: 'data:image/png;base64,AAAA' } }))).toEqual([
      `0.${picture}.url URL_TYPE_INVALID_SCHEME`,
    ]);
  });
});
