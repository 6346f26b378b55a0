import { InteractionType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it, test } from 'vitest';
import { createRoutes } from '../../src/rest/routes.js';
import { createMessage } from '../../src/state/messages.js';
import { JUDGES } from '../../src/validate/bodies.js';
import { invalidFormBody } from '../../src/validate/problem.js';
import { bodies, commands, messageBody } from './client-bodies.js';
import { openDoor } from './door.js';
import { chars, times } from './support.js';

const CREATE = 'POST /channels/{channel_id}/messages';
const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';
const START = 'POST /channels/{channel_id}/threads';
const EXECUTE = 'POST /webhooks/{webhook_id}/{webhook_token}';
const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const COMMANDS = 'PUT /applications/{application_id}/commands';
const EMPTY = { status: 400, code: 50_006, problems: [] };

const form = (...problems: string[]) => ({ status: 400, code: 50_035, problems });

it('renders problems as Discord does', () => {
  const error = { code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' };
  const missing = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const refusal = invalidFormBody([
    { path: ['embeds', 0, 'title'], ...error },
    { path: ['embeds', 0, 'fields', 1, 'name'], ...missing },
    { path: ['embeds', 0, 'title'], ...missing },
  ]);
  expect(refusal.status).toBe(400);
  expect(refusal.body()).toEqual({
    code: 50_035,
    message: 'Invalid Form Body',
    errors: {
      embeds: { 0: { title: { _errors: [error, missing] }, fields: { 1: { name: { _errors: [missing] } } } } },
    },
  });
});

it('judges only requests that are served', () => {
  const served = new Set(
    createRoutes(() => ({ url: '', shards: 1, maxConcurrency: 1 }) as never).map(
      (route) => `${route.method} ${route.path}`,
    ),
  );
  expect([...JUDGES.keys()].filter((name) => !served.has(name))).toEqual([]);
});

describe('what discord.js sends is let in', () => {
  const door = openDoor();

  test.each(['text', 'announcement', 'reply', 'layout'] as const)('message: %s', (name) => {
    expect(door.send(CREATE, bodies[name])).toBeNull();
  });

  it('message with a file', () => {
    expect(door.send(CREATE, bodies.withFile, {}, ['answer.txt'])).toBeNull();
  });

  it('commands', () => {
    expect(door.send(COMMANDS, commands)).toBeNull();
    for (const command of commands)
      expect(door.send('POST /applications/{application_id}/commands', command)).toBeNull();
  });

  it('answers', () => {
    const { id } = door.interact(InteractionType.ApplicationCommand);
    const answers = [
      { type: 4, data: bodies.ephemeral },
      { type: 4, data: bodies.layout },
      { type: 5, data: { flags: MessageFlags.Ephemeral } },
      { type: 9, data: bodies.modal },
      { type: 9, data: bodies.oldModal },
    ];
    for (const answer of answers) expect(door.send(CALLBACK, answer, { interaction_id: id })).toBeNull();
  });

  it('webhook, thread and forum post', () => {
    expect(door.send(EXECUTE, { ...bodies.announcement, username: 'major.io', flags: 4_096 })).toBeNull();
    expect(door.send(START, { name: 'Xen', type: 11, auto_archive_duration: 1_440 })).toBeNull();
    const post = { name: 'Xen', message: bodies.announcement, applied_tags: ['1'] };
    expect(door.send(START, post, { channel_id: door.forum.id })).toBeNull();
  });
});

describe('messages', () => {
  it('are refused by field, or as empty', () => {
    const { send } = openDoor();
    expect(send(CREATE, { content: chars(2_001), embeds: [{ title: chars(257) }] })).toEqual(
      form('content BASE_TYPE_MAX_LENGTH', 'embeds.0.title BASE_TYPE_MAX_LENGTH'),
    );
    expect(send(CREATE, { content: '' })).toEqual(EMPTY);
    expect(send(CREATE, undefined)).toEqual(EMPTY);
    expect(send(CREATE, {}, {}, ['a.png'])).toBeNull();
    expect(send(CREATE, bodies.ephemeral)).toEqual(form('flags BITFIELD_TYPE_INVALID_FLAGS'));
  });

  it('are edited as they are', () => {
    const { send, world, channel } = openDoor();
    expect(send(EDIT, { embeds: [] })).toBeNull();
    expect(send(EDIT, { content: '' })).toEqual(EMPTY);
    const flags = MessageFlags.IsComponentsV2;
    const { id } = createMessage(world, {
      channel,
      author: world.bot,
      flags,
      components: [{ type: 10, content: 'x' }],
    });
    expect(send(EDIT, messageBody({ content: 'x' }), { message_id: id })).toEqual(
      form('content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'),
    );
    expect(send(EDIT, { components: [{ type: 10, content: 'y' }] }, { message_id: id })).toBeNull();
  });

  it('of an interaction are found by its token', () => {
    const { send, world, channel, interact } = openDoor();
    const interaction = interact(InteractionType.ApplicationCommand);
    const { id } = createMessage(world, { channel, author: world.bot, content: 'was' });
    interaction.originalId = id;
    const params = { webhook_id: world.application.id, webhook_token: interaction.token };
    const original = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
    expect(send(original, { embeds: [] }, params)).toBeNull();
    expect(send(original, { content: '' }, params)).toEqual(EMPTY);
    expect(send(EXECUTE, bodies.ephemeral, params)).toBeNull();
    expect(send(EXECUTE, bodies.ephemeral)).toEqual(form('flags BITFIELD_TYPE_INVALID_FLAGS'));
  });

  it('that begin forum posts are judged within them', () => {
    const { send, forum } = openDoor();
    const params = { channel_id: forum.id };
    expect(send(START, { name: 'x', message: { content: '' } }, params)).toEqual(EMPTY);
    expect(send(START, { name: 'x', message: { content: chars(2_001) } }, params)).toEqual(
      form('message.content BASE_TYPE_MAX_LENGTH'),
    );
    expect(send(START, { name: '' }, params)).toEqual(form('name BASE_TYPE_BAD_LENGTH', 'message BASE_TYPE_REQUIRED'));
  });
});

describe('answers', () => {
  it('to autocomplete have values of the type asked for', () => {
    const { send, interact } = openDoor();
    const focused = (type: number) => ({
      data: {
        options: [
          {
            type: 1,
            name: 'latest',
            options: [
              { name: 'other', type: 3 },
              { name: 'n', type, focused: true },
            ],
          },
        ],
      },
    });
    const { id } = interact(InteractionType.ApplicationCommandAutocomplete, focused(4));
    const answer = (value: unknown) => ({ type: 8, data: { choices: [{ name: 'n', value }] } });
    expect(send(CALLBACK, answer(7), { interaction_id: id })).toBeNull();
    expect(send(CALLBACK, answer('seven'), { interaction_id: id })).toEqual(
      form('data.choices.0.value NUMBER_TYPE_COERCE'),
    );
  });

  it('to components may change their message', () => {
    const { send, interact, message } = openDoor();
    const { id } = interact(InteractionType.MessageComponent, { sourceMessageId: message.id });
    expect(send(CALLBACK, { type: 7, data: { components: [] } }, { interaction_id: id })).toBeNull();
    expect(send(CALLBACK, { type: 7, data: { content: '' } }, { interaction_id: id })).toEqual(EMPTY);
    const { id: command } = interact(InteractionType.ApplicationCommand);
    expect(send(CALLBACK, { type: 6 }, { interaction_id: command })).toEqual(form('type BASE_TYPE_CHOICES'));
  });
});

it('has room for so many commands', () => {
  const { send } = openDoor();
  const menus = times(16, (index) => ({ type: 3, name: `Menu ${index}` }));
  expect(send(COMMANDS, menus.slice(1))).toBeNull();
  expect(send(COMMANDS, menus)).toEqual({ status: 400, code: 30_032, problems: [] });
  expect(send(COMMANDS, [{ name: 'Ask', description: '' }])).toEqual(
    form('0.name APPLICATION_COMMAND_INVALID_NAME', '0.description BASE_TYPE_BAD_LENGTH'),
  );
});
