import type { Dialect, SpokenEvent } from '@fieldnotes/discord-emulator';

/**
 * A Discord-compatible server of another make: it leaves out every field that Discord's documentation calls optional
 * and that the bot could be tempted to use, says things that nobody knows, announces no rate limits, and tells of its
 * guilds after it has said that it is ready.
 */
export const ANOTHER_MAKE: Dialect = {
  headers: (headers) => ({
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit'))),
    ...('content-type' in headers ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    server: 'another make',
  }),
  response: spokenOtherwise,
  event: ({ t, d }) => [
    { t: 'NOBODY_KNOWS_THIS', d: { id: '1', of: ['no', 'use'] } },
    { t, d: spokenOtherwise(t === 'READY' ? { ...Object(d), guilds: [] } : d) },
  ],
};

/** The same, and it never tells of its guilds: whoever needs one has to ask. */
export const UNTOLD_GUILDS: Dialect = {
  ...ANOTHER_MAKE,
  event: (event) => (event.t.startsWith('GUILD_') || event.t.startsWith('CHANNEL_') ? [] : spoken(event)),
};

function spoken(event: SpokenEvent): readonly SpokenEvent[] {
  return ANOTHER_MAKE.event?.(event) ?? [];
}

/** Optional wherever they stand (documentation, `field?`), or left out by Discord itself in some events. */
const LEFT_OUT = new Set(
  [
    // Of users and members.
    'accent_color avatar_decoration_data banner collectibles communication_disabled_until flags_new global_name',
    'locale_of_user nick pending premium_since primary_guild public_flags clan',
    // Of messages. Whether a message replies to one of its own the bot has to find out by the id.
    'channel_type interaction_metadata mention_channels nonce position referenced_message',
    // Of channels and threads.
    'available_tags_version default_auto_archive_duration last_message_id member_count message_count position',
    'rate_limit_per_user topic total_message_sent',
    // Of guilds: all that GUILD_CREATE adds but the channels, so that the bot does not see itself among the members.
    'guild_scheduled_events large max_members max_presences member_count members presences soundboard_sounds',
    'stage_instances threads unavailable voice_states widget_channel_id widget_enabled',
    // Of interactions.
    'attachment_size_limit context guild guild_locale',
    // Of READY.
    'geo_ordered_rtc_regions guild_join_requests private_channels relationships user_settings',
    // Of commands.
    'dm_permission nsfw version',
  ].flatMap((names) => names.split(' ')),
);

/** Tables by id or by language, to which a field that is unknown cannot be added. */
const TABLES = new Set(['name_localizations', 'description_localizations', 'authorizing_integration_owners']);

function spokenOtherwise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spokenOtherwise);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(
    ([name, field]) => !LEFT_OUT.has(name) && !isEmptyOption(name, field) && !isUnset(name, field),
  );
  // In another order, too.
  const said = fields
    .toReversed()
    .map(([name, field]) => [name, TABLES.has(name) ? field : spokenOtherwise(field)] as const);
  const isTable = fields.length > 0 && fields.every(([name]) => /^\d+$/.test(name));
  return { ...Object.fromEntries(said), ...(isTable ? {} : { nobody_knows_this: { of: ['no', 'use'] } }) };
}

/** Left out where there are none, as Discord does with options of commands and attachments. */
function isEmptyOption(name: string, field: unknown): boolean {
  return (name === 'options' || name === 'components') && Array.isArray(field) && field.length === 0;
}

/** `false` and `0` are what these mean when they are not there. */
function isUnset(name: string, field: unknown): boolean {
  return (name === 'bot' && field === false) || (name === 'flags' && field === 0);
}
