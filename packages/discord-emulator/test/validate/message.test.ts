import { describe, expect, it, test } from 'vitest';
import { ALLOWED_FLAGS, isEmptyMessage } from '../../src/validate/message.js';
import { chars, type Edge, inMessage, times } from './support.js';

const ids = (count: number) => times(count, (index) => String(10_000 + index));
const answers = (count: number) => times(count, (index) => ({ poll_media: { text: `answer ${index}` } }));
const poll = (changes: object) => ({ poll: { question: { text: 'Which?' }, answers: answers(2), ...changes } });

const EDGES: readonly Edge[] = [
  ['content', { content: chars(2_000) }, { content: chars(2_001) }, 'content BASE_TYPE_MAX_LENGTH'],
  [
    'content in code points',
    { content: '😀'.repeat(2_000) },
    { content: '😀'.repeat(2_001) },
    'content BASE_TYPE_MAX_LENGTH',
  ],
  ['white space at the ends', { content: ` ${chars(2_000)}\n` }, { content: 7 }, 'content STRING_TYPE_CONVERT'],
  ['nonce text', { nonce: chars(25) }, { nonce: chars(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
  ['nonce number', { nonce: 2 ** 40 }, { nonce: 1.5 }, 'nonce STRING_TYPE_CONVERT'],
  ['enforce_nonce', { enforce_nonce: true }, { enforce_nonce: 'yes' }, 'enforce_nonce BOOLEAN_TYPE_CONVERT'],
  ['stickers', { sticker_ids: ids(3) }, { sticker_ids: ids(4) }, 'sticker_ids BASE_TYPE_MAX_LENGTH'],
  [
    'attachments',
    { attachments: ids(10).map((id) => ({ id })) },
    { attachments: ids(11).map((id) => ({ id })) },
    'attachments BASE_TYPE_MAX_LENGTH',
  ],
  [
    'attachment description',
    { attachments: [{ id: '0', description: chars(1_024) }] },
    { attachments: [{ id: '0', description: chars(1_025) }] },
    'attachments.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'reference',
    { message_reference: { message_id: '123456789012345678', fail_if_not_exists: false } },
    { message_reference: { channel_id: '1' } },
    'message_reference.message_id BASE_TYPE_REQUIRED',
  ],
  [
    'reference id',
    { message_reference: { message_id: String(2n ** 63n - 1n) } },
    { message_reference: { message_id: String(2n ** 63n) } },
    'message_reference.message_id NUMBER_TYPE_MAX',
  ],
  [
    'mentions parse',
    { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } },
    { allowed_mentions: { parse: ['here'] } },
    'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
  ],
  [
    'mentions users',
    { allowed_mentions: { users: ids(100) } },
    { allowed_mentions: { users: ids(101) } },
    'allowed_mentions.users BASE_TYPE_MAX_LENGTH',
  ],
  [
    'mentions roles',
    { allowed_mentions: { parse: [], roles: ids(100) } },
    { allowed_mentions: { roles: ids(101) } },
    'allowed_mentions.roles BASE_TYPE_MAX_LENGTH',
  ],
  [
    'mentions twice',
    { allowed_mentions: { roles: ['1', '2'] } },
    { allowed_mentions: { roles: ['1', '1'] } },
    'allowed_mentions.roles.1 SET_TYPE_ALREADY_CONTAINS_VALUE',
  ],
  [
    'mentions of a kind, all and some',
    { allowed_mentions: { parse: ['users'], users: [], roles: ['1'] } },
    { allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'mentions snowflake',
    { allowed_mentions: { users: ['1'] } },
    { allowed_mentions: { users: ['<@1>'] } },
    'allowed_mentions.users.0 NUMBER_TYPE_COERCE',
  ],
  ['poll answers', poll({ answers: answers(10) }), poll({ answers: answers(11) }), 'poll.answers BASE_TYPE_BAD_LENGTH'],
  ['poll duration', poll({ duration: 768 }), poll({ duration: 769 }), 'poll.duration NUMBER_TYPE_MAX'],
];

test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
  expect(inMessage(allowed)).toEqual([]);
  expect(inMessage(refused)).toEqual([problem]);
});

describe('flags', () => {
  const EPHEMERAL = 64;
  const CROSSPOSTED = 1;

  test.each([
    ['a message', ALLOWED_FLAGS.created, 4 | 4_096 | 8_192, EPHEMERAL],
    ['an interaction response', ALLOWED_FLAGS.interaction, 4 | EPHEMERAL | 4_096, CROSSPOSTED],
    ['a deferral', ALLOWED_FLAGS.deferral, EPHEMERAL, 32_768],
    ['a webhook', ALLOWED_FLAGS.webhook, 4 | 4_096, EPHEMERAL],
  ] as const)('of %s', (_name, flags, allowed, refused) => {
    expect(inMessage({ flags: allowed }, { flags })).toEqual([]);
    expect(inMessage({ flags: refused }, { flags })).toEqual(['flags BITFIELD_TYPE_INVALID_FLAGS']);
  });

  it('sent back with an edit are ignored', () => {
    expect(inMessage({ flags: CROSSPOSTED | 32 }, { flags: null })).toEqual([]);
  });
});

describe('a message that shows nothing', () => {
  const created = { flags: null, files: [] };
  const before = { content: 'was', flags: 0, embeds: [], components: [], attachments: [] };

  test.each([
    [{}, true],
    [{ content: ' \n' }, true],
    [{ embeds: [], components: [] }, true],
    [{ content: 'x' }, false],
    [{ embeds: [{ title: 'x' }] }, false],
    [{ components: [{ type: 1, components: [] }] }, false],
    [{ sticker_ids: ['1'] }, false],
    [{ message_reference: { type: 1, message_id: '1' } }, false],
    [{ message_reference: { message_id: '1' } }, true],
  ])('%j: %s', (body, empty) => {
    expect(isEmptyMessage(body, created)).toBe(empty);
  });

  it('is not one with a file', () => {
    expect(isEmptyMessage({}, { ...created, files: ['a.png'] })).toBe(false);
  });

  it('is judged as it will be after an edit', () => {
    expect(isEmptyMessage({}, { ...created, before })).toBe(false);
    expect(isEmptyMessage({ content: '' }, { ...created, before })).toBe(true);
    expect(isEmptyMessage({ content: null, embeds: [{ title: 'x' }] }, { ...created, before })).toBe(false);
  });
});

it('has a bounded number of files', () => {
  const files = times(11, (index) => `${index}.png`);
  expect(inMessage({}, { files: files.slice(1) })).toEqual([]);
  expect(inMessage({}, { files })).toEqual(['attachments BASE_TYPE_MAX_LENGTH']);
});

it('is refused when it is not an object', () => {
  expect(inMessage(['x'])).toEqual(['MODEL_TYPE_CONVERT']);
});
