import { MessageFlags } from 'discord-api-types/v10';
import {
  boolean,
  type Check,
  type Fields,
  integer,
  isAbsent,
  isFields,
  list,
  oneOf,
  required,
  shape,
  snowflake,
  text,
} from './checks.js';
import { attachmentsShown, layoutComponents, rowComponents } from './components/layout.js';
import { embeds } from './embeds.js';
import { allowedMentions } from './mentions.js';
import { poll } from './poll.js';
import type { Path, Problem } from './problem.js';
import { attachmentNamed } from './url.js';

/** What a message said before an edit, as far as an edit depends on it. */
export interface MessageBefore {
  readonly content: string;
  readonly flags: number;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly attachments: readonly { readonly filename: string }[];
}

/** What else decides whether a message's body is allowed. */
export interface MessageSituation {
  /** The flags that may be set here; null when any may be sent because those that may not be changed are ignored. */
  readonly flags: readonly MessageFlagName[] | null;
  /** Names of the files sent along. */
  readonly files: readonly string[];
  /** The message that is edited; absent when one is created. */
  readonly before?: MessageBefore;
}

export type MessageFlagName = keyof typeof FLAGS;

const FLAGS = {
  SUPPRESS_EMBEDS: MessageFlags.SuppressEmbeds,
  EPHEMERAL: MessageFlags.Ephemeral,
  SUPPRESS_NOTIFICATIONS: MessageFlags.SuppressNotifications,
  IS_VOICE_MESSAGE: MessageFlags.IsVoiceMessage,
  IS_COMPONENTS_V2: MessageFlags.IsComponentsV2,
} as const;

/** "Message Create", "Interaction Callback Data" and "Execute Webhook" each name the flags they take. */
export const ALLOWED_FLAGS = {
  created: ['SUPPRESS_EMBEDS', 'SUPPRESS_NOTIFICATIONS', 'IS_VOICE_MESSAGE', 'IS_COMPONENTS_V2'],
  interaction: ['EPHEMERAL', 'SUPPRESS_EMBEDS', 'SUPPRESS_NOTIFICATIONS', 'IS_VOICE_MESSAGE', 'IS_COMPONENTS_V2'],
  /** What the message will be is said when it is edited in: "only EPHEMERAL". */
  deferral: ['EPHEMERAL'],
  webhook: ['SUPPRESS_EMBEDS', 'SUPPRESS_NOTIFICATIONS', 'IS_COMPONENTS_V2'],
} as const satisfies Record<string, readonly MessageFlagName[]>;

const MOST_FILES = 10;

const nonce: Check = (value, path, problems) => {
  if (typeof value === 'number' && Number.isInteger(value)) return;
  text({ max: 25 })(value, path, problems);
};

const fields = shape({
  content: text({ max: 2_000, trim: true }),
  embeds,
  flags: integer({ min: 0, max: 2 ** 31 - 1 }),
  allowed_mentions: allowedMentions,
  nonce,
  enforce_nonce: boolean,
  tts: boolean,
  poll,
  sticker_ids: list(snowflake, { max: 3, unique: true }),
  message_reference: shape({
    type: oneOf([0, 1]),
    message_id: required(snowflake),
    channel_id: snowflake,
    guild_id: snowflake,
    fail_if_not_exists: boolean,
  }),
  attachments: list(
    shape({ id: required(snowflake), filename: text({ max: 1_024 }), description: text({ max: 1_024 }) }),
    {
      max: MOST_FILES,
    },
  ),
});

/** What Discord would refuse in a message's body; see `isEmptyMessage` for the one refusal that names no field. */
export function messageProblems(body: unknown, situation: MessageSituation, at: Path = []): Problem[] {
  const problems: Problem[] = [];
  fields(body, at, problems);
  if (!isFields(body)) return problems;

  const layout = isLayout(body, situation);
  (layout ? layoutComponents : rowComponents)(body.components, [...at, 'components'], problems);
  problems.push(
    ...badFlags(body, situation, at),
    ...(layout ? legacyFields(body, situation, at) : []),
    ...(layout ? missingFiles(body, situation, at) : []),
  );
  if (situation.files.length > MOST_FILES) {
    const message = `Must be ${MOST_FILES} or fewer in length.`;
    problems.push({ path: [...at, 'attachments'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return problems;
}

/** A message (as it would be after the edit) that shows nothing: error 50006. */
export function isEmptyMessage(body: unknown, { files, before }: MessageSituation): boolean {
  const fields: Fields = isFields(body) ? body : {};
  const now = (field: 'content' | 'embeds' | 'components' | 'attachments') =>
    fields[field] === undefined ? before?.[field] : fields[field];
  const content = now('content');
  const forwards = isFields(fields.message_reference) && fields.message_reference.type === 1;
  return !(
    (typeof content === 'string' && content.trim() !== '') ||
    isFilled(now('embeds')) ||
    isFilled(now('components')) ||
    (before !== undefined && isFilled(now('attachments'))) ||
    isFilled(fields.sticker_ids) ||
    files.length > 0 ||
    isFields(fields.poll) ||
    forwards
  );
}

/** The flag may not be taken away again: an edit without it keeps it. */
function isLayout(body: Fields, { before }: MessageSituation): boolean {
  return ((Number(body.flags ?? 0) | (before?.flags ?? 0)) & MessageFlags.IsComponentsV2) !== 0;
}

function badFlags(body: Fields, { flags }: MessageSituation, at: Path): Problem[] {
  if (flags === null || isAbsent(body.flags)) return [];
  const allowed = flags.reduce((bits, name) => bits | FLAGS[name], 0);
  if ((Number(body.flags) & ~allowed) === 0) return [];
  const message = `Only these flags may be set here: ${flags.join(', ')}.`;
  return [{ path: [...at, 'flags'], code: 'BITFIELD_TYPE_INVALID_FLAGS', message }];
}

/**
 * With IS_COMPONENTS_V2 the fields of old are disabled, even when they are empty. A message that becomes one by an
 * edit must have those it had set to null ("Component Reference").
 */
function legacyFields(body: Fields, { before }: MessageSituation, at: Path): Problem[] {
  const wasLayout = ((before?.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const inUse = (field: string) => {
    if (body[field] !== undefined) return body[field] !== null;
    if (before === undefined || wasLayout) return false;
    return (field === 'content' && before.content !== '') || (field === 'embeds' && before.embeds.length > 0);
  };
  return ['content', 'embeds', 'poll', 'sticker_ids'].filter(inUse).map((field) => ({
    path: [...at, field],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function missingFiles(body: Fields, { files, before }: MessageSituation, at: Path): Problem[] {
  const known = new Set([...files, ...(before?.attachments ?? []).map((one) => one.filename)]);
  return attachmentsShown(body.components).flatMap(({ url, path }) => {
    const name = attachmentNamed(url);
    if (name === null || known.has(name)) return [];
    const message = `The referenced attachment "${name.slice(0, 100)}" was not found`;
    return [{ path: [...at, ...path], code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message }];
  });
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;
