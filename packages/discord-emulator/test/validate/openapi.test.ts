import { describe, expect, it, test } from 'vitest';
import { createRoutes } from '../../src/rest/routes.js';
import { parseDocument } from '../../src/validate/openapi/document.js';
import { loadOpenApi, openApiJudge } from '../../src/validate/openapi.js';
import { bodies, commands } from './client-bodies.js';
import { openApiDocument, openApiPath } from './openapi-file.js';
import { chars } from './support.js';

const CREATE = 'POST /channels/{channel_id}/messages';
const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const COMMANDS = 'PUT /applications/{application_id}/commands';
const THREADS = 'POST /channels/{channel_id}/threads';
const EXECUTE = 'POST /webhooks/{webhook_id}/{webhook_token}';
const embed = { title: 't', description: 'd' };
const button = (changes: object) => ({
  type: 1,
  components: [{ type: 2, style: 1, label: 'x', custom_id: 'a', ...changes }],
});

/** Requests the bot makes, each with a body that discord.js sends. */
const ACCEPTED: readonly (readonly [string, unknown])[] = [
  [CREATE, bodies.text],
  [CREATE, bodies.announcement],
  [CREATE, bodies.reply],
  [CREATE, bodies.layout],
  [CREATE, bodies.withFile],
  ['PATCH /channels/{channel_id}/messages/{message_id}', bodies.announcement],
  [
    'PATCH /channels/{channel_id}/messages/{message_id}',
    { content: null, embeds: [embed], components: [], attachments: [] },
  ],
  ['POST /channels/{channel_id}/messages/{message_id}/crosspost', undefined],
  ['POST /channels/{channel_id}/messages/{message_id}/threads', { name: 'Xen', auto_archive_duration: 1_440 }],
  [THREADS, { name: 'Xen', type: 11, auto_archive_duration: 10_080 }],
  [THREADS, { name: 'Xen', message: bodies.announcement, applied_tags: ['123456789012345678'] }],
  ['PATCH /channels/{channel_id}', { name: 'Xen', archived: false, applied_tags: [] }],
  ['POST /channels/{channel_id}/webhooks', { name: 'Fieldnotes' }],
  [EXECUTE, { ...bodies.announcement, username: 'major.io', avatar_url: 'https://a.example/i.png' }],
  [EXECUTE, { ...bodies.announcement, thread_name: 'Xen', applied_tags: ['1'] }],
  [EXECUTE, bodies.ephemeral],
  ['PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original', bodies.announcement],
  ['PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}', bodies.layout],
  [CALLBACK, { type: 4, data: bodies.ephemeral }],
  [CALLBACK, { type: 4, data: bodies.layout }],
  [CALLBACK, { type: 5 }],
  [CALLBACK, { type: 5, data: { flags: 64 } }],
  [CALLBACK, { type: 6 }],
  [CALLBACK, { type: 7, data: bodies.announcement }],
  [CALLBACK, { type: 8, data: { choices: [{ name: 'major.io', value: '3' }] } }],
  [CALLBACK, { type: 8, data: { choices: [] } }],
  [CALLBACK, { type: 9, data: bodies.modal }],
  [CALLBACK, { type: 9, data: bodies.oldModal }],
  [COMMANDS, commands],
  [COMMANDS, []],
  ['PUT /applications/{application_id}/guilds/{guild_id}/commands', commands],
  ['POST /applications/{application_id}/commands', commands[0]],
  ['PATCH /applications/{application_id}/commands/{command_id}', commands[1]],
  ['POST /users/@me/channels', { recipient_id: '123456789012345678' }],
  ['PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me', undefined],
];

/** A request, a broken body, and where and why it is one. */
const REFUSED: readonly (readonly [string, unknown, string, string])[] = [
  [CREATE, { content: 7 }, '/content', 'must be string,null'],
  [CREATE, { content: chars(4_001) }, '/content', 'must NOT have more than 4000 characters'],
  [CREATE, { embeds: [embed, { title: chars(257) }] }, '/embeds/1/title', 'must NOT have more than 256 characters'],
  [CREATE, { embeds: [{ url: 'not a url' }] }, '/embeds/0/url', 'must match format "uri"'],
  [CREATE, { embeds: [{ fields: [{ name: 'n' }] }] }, '/embeds/0/fields/0', "must have required property 'value'"],
  [CREATE, { nonce: chars(26) }, '/nonce', 'must NOT have more than 25 characters'],
  [
    CREATE,
    { message_reference: { message_id: '12a' } },
    '/message_reference/message_id',
    'must match pattern "^(0|[1-9][0-9]*)$"',
  ],
  [
    CREATE,
    { components: [button({ label: chars(81) })] },
    '/components/0/components/0/label',
    'must NOT have more than 80 characters',
  ],
  [CREATE, { components: [button({ style: 'primary' })] }, '/components/0/components/0/style', 'must be integer'],
  [
    CREATE,
    { components: [{ type: 17, components: [{ type: 9, components: [] }] }] },
    '/components/0/components/0',
    "must have required property 'accessory'",
  ],
  [CREATE, { components: [{ type: 2, style: 1 }] }, '/components/0/type', 'must be one of 1, 9, 10, 12, 13, 14, 17'],
  [CREATE, undefined, '', 'this request needs a body'],
  [CALLBACK, { type: 44 }, '/type', 'must be one of 1, 4, 5, 6, 7, 8, 9, 12, 13'],
  [CALLBACK, { type: 4, data: { content: chars(2_001) } }, '/data/content', 'must NOT have more than 2000 characters'],
  [
    CALLBACK,
    { type: 9, data: { custom_id: 'x', title: chars(46), components: [] } },
    '/data/title',
    'must NOT have more than 45 characters',
  ],
  [COMMANDS, [{ name: chars(33) }], '/0/name', 'must NOT have more than 32 characters'],
  [
    COMMANDS,
    [{ name: 'x', options: [{ type: 3, name: 'q' }] }],
    '/0/options/0',
    "must have required property 'description'",
  ],
  [
    COMMANDS,
    [{ name: 'x', options: [{ type: 44, name: 'q', description: 'd' }] }],
    '/0/options/0/type',
    'must be one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11',
  ],
  ['POST /channels/{channel_id}/webhooks', {}, '', "must have required property 'name'"],
  ['POST /channels/{channel_id}/messages/{message_id}/crosspost', {}, '', 'this request takes no body'],
  ['POST /channels/{channel_id}/party', {}, '', 'Discord documents no such request'],
];

const document = openApiDocument();

describe.skipIf(document === null)('Discord’s OpenAPI file', () => {
  const judge = document === null ? null : openApiJudge(document);
  const judged = (name: string, body: unknown) => {
    const [method = '', route = ''] = name.split(' ');
    return judge?.(method, route, body) ?? null;
  };

  test.each(ACCEPTED)('allows what discord.js sends to %s', (name, body) => {
    expect(judged(name, body)).toEqual([]);
  });

  test.each(REFUSED)('refuses, of %s, %j', (name, body, pointer, message) => {
    const [first] = judged(name, body) ?? [];
    expect([first?.pointer, first?.message]).toEqual([pointer, message]);
  });

  it('says which request it was', () => {
    expect(judged(CREATE, { content: 7 })?.[0]).toMatchObject({
      method: 'POST',
      route: '/channels/{channel_id}/messages',
      operationId: 'create_message',
    });
  });

  it('can be compiled to the last operation', () => {
    const operations = Object.entries(document?.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) =>
        operation?.requestBody ? [`${method.toUpperCase()} ${path}`] : [],
      ),
    );
    expect(operations.length).toBeGreaterThan(80);
    for (const operation of operations) expect(judged(operation, {})).toBeInstanceOf(Array);
  });

  it('holds the routes that are served', () => {
    const routes = createRoutes(() => ({ url: '', shards: 1, maxConcurrency: 1 }) as never);
    const unknown = routes.filter(({ method, path }) => document?.paths[path]?.[method.toLowerCase()] === undefined);
    expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('is read from a path', async () => {
    expect(await loadOpenApi(openApiPath)).toBeTypeOf('function');
  });
});

test.each(['[]', '{"openapi":"3.0.0"}', '{"openapi":"3.1.0","paths":{}}'])('%s is no such file', (text) => {
  expect(() => parseDocument(text, 'x.json')).toThrow('x.json is not an OpenAPI 3.1 document');
});
