import { describe, expect, it, test } from 'vitest';
import { bulkDelete, directMessages, guildChannel, newGuildChannel, thread } from '../../src/validate/channels.js';
import { type Check, list } from '../../src/validate/checks.js';
import type { Problem } from '../../src/validate/problem.js';
import { forumPost, threadFromMessage, threadWithoutMessage } from '../../src/validate/threads.js';
import { newWebhook, webhook, webhookSender } from '../../src/validate/webhooks.js';
import { chars, type Edge, found, times } from './support.js';

const post = (changes: object = {}) => ({ name: 'x', message: {}, ...changes });
const ids = (count: number) => times(count, (index) => String(index + 1));

const EDGES: readonly (readonly [Check, Edge])[] = [
  [threadFromMessage, ['thread name', { name: chars(100) }, { name: chars(101) }, 'name BASE_TYPE_BAD_LENGTH']],
  [threadFromMessage, ['thread name is needed', { name: 'x' }, {}, 'name BASE_TYPE_REQUIRED']],
  [
    threadFromMessage,
    [
      'archived after',
      { name: 'x', auto_archive_duration: 4_320 },
      { name: 'x', auto_archive_duration: 120 },
      'auto_archive_duration BASE_TYPE_CHOICES',
    ],
  ],
  [
    threadFromMessage,
    [
      'slow mode',
      { name: 'x', rate_limit_per_user: 21_600 },
      { name: 'x', rate_limit_per_user: 21_601 },
      'rate_limit_per_user NUMBER_TYPE_MAX',
    ],
  ],
  [threadWithoutMessage, ['thread type', { name: 'x', type: 11 }, { name: 'x', type: 0 }, 'type BASE_TYPE_CHOICES']],
  [forumPost, ['forum message', post(), { name: 'x' }, 'message BASE_TYPE_REQUIRED']],
  [
    forumPost,
    [
      'forum tags',
      post({ applied_tags: ['0', '1', '2', '3', '4'] }),
      post({ applied_tags: ids(6) }),
      'applied_tags BASE_TYPE_MAX_LENGTH',
    ],
  ],
  [
    forumPost,
    [
      'forum tags are ids',
      post({ applied_tags: ['5'] }),
      post({ applied_tags: ['news'] }),
      'applied_tags.0 NUMBER_TYPE_COERCE',
    ],
  ],
  [thread, ['thread edit', { archived: true, name: 'x' }, { archived: 'yes' }, 'archived BOOLEAN_TYPE_CONVERT']],
  [
    thread,
    [
      'thread tags',
      { applied_tags: ['1'] },
      { applied_tags: ['1', '1'] },
      'applied_tags.1 SET_TYPE_ALREADY_CONTAINS_VALUE',
    ],
  ],
  [
    guildChannel({ forum: false }),
    ['topic', { topic: chars(1_024) }, { topic: chars(1_025) }, 'topic BASE_TYPE_MAX_LENGTH'],
  ],
  [
    guildChannel({ forum: true }),
    ['guidelines', { topic: chars(4_096) }, { topic: chars(4_097) }, 'topic BASE_TYPE_MAX_LENGTH'],
  ],
  [newGuildChannel, ['channel', { name: 'x', type: 15 }, { name: 'x', type: 11 }, 'type BASE_TYPE_CHOICES']],
  [newGuildChannel, ['channel name', { name: chars(100) }, { name: chars(101) }, 'name BASE_TYPE_BAD_LENGTH']],
  [directMessages, ['recipient', { recipient_id: '1' }, {}, 'recipient_id BASE_TYPE_REQUIRED']],
  [bulkDelete, ['messages to delete', { messages: ids(100) }, { messages: ids(101) }, 'messages BASE_TYPE_BAD_LENGTH']],
  [newWebhook, ['webhook name', { name: chars(80) }, { name: chars(81) }, 'name BASE_TYPE_BAD_LENGTH']],
  [newWebhook, ['webhook name is needed', { name: 'Feed' }, { name: ' ' }, 'name BASE_TYPE_BAD_LENGTH']],
  [webhook, ['webhook edit', { channel_id: '1' }, { name: 'Bonnie and CLYDE' }, 'name USERNAME_INVALID_CONTAINS']],
  [
    webhookSender,
    ['sender', { username: chars(80) }, { username: 'My Discord feed' }, 'username USERNAME_INVALID_CONTAINS'],
  ],
  [webhookSender, ['sender’s name', { username: 'hereabouts' }, { username: 'Here' }, 'username USERNAME_INVALID']],
  [
    webhookSender,
    [
      'picture',
      { avatar_url: 'https://a.example/x.png' },
      { avatar_url: 'attachment://x.png' },
      'avatar_url URL_TYPE_INVALID_SCHEME',
    ],
  ],
];

test.each(EDGES.map(([check, edge]) => [edge[0], check, edge] as const))(
  '%s',
  (_name, check, [, allowed, refused, problem]) => {
    expect(found(check, allowed)).toEqual([]);
    expect(found(check, refused)).toEqual([problem]);
  },
);

describe('hostile bodies', () => {
  it('are not gone through when there is too much of them', () => {
    let judged = 0;
    const counting = list(() => judged++, { max: 2 });
    expect(found(counting, times(200_000, String))).toEqual(['BASE_TYPE_MAX_LENGTH']);
    expect(judged).toBe(0);
  });

  it('are quoted shortly in what is said of them', () => {
    const problems: Problem[] = [];
    directMessages({ recipient_id: chars(1_000_000) }, [], problems);
    expect(problems[0]?.message).toHaveLength('Value "" is not snowflake.'.length + 101);
  });
});
