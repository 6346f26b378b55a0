import {
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RESTAPIAttachment,
} from 'discord-api-types/v10';
import type { Attachment, MessageBody } from '../state/model.js';
import type { World } from '../state/world.js';
import type { UploadedFile } from './router.js';
import { storedComponents } from './stored-components.js';
import { storedEmbed } from './stored-embed.js';

/** The parts of a request body that make up what a message shows; null removes a part, absence leaves it. */
export interface MessageFields {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly APIMessageTopLevelComponent[] | null | undefined;
  readonly attachments?: readonly RESTAPIAttachment[] | null | undefined;
  readonly flags?: number | null | undefined;
}

/** A request body that writes or edits a message, with what decides whom it pings. */
export interface MessageRequest extends MessageFields {
  readonly tts?: boolean;
  readonly allowed_mentions?: APIAllowedMentions | null | undefined;
}

/** Flags a sender may set; `Ephemeral` counts only on answers to interactions. */
const SETTABLE = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** The body of a new message. `mayBeEphemeral` only for answers to interactions. */
export function newMessageBody(
  world: World,
  fields: MessageFields,
  files: readonly UploadedFile[],
  { mayBeEphemeral = false } = {},
): MessageBody {
  const settable = mayBeEphemeral ? SETTABLE | MessageFlags.Ephemeral : SETTABLE;
  return {
    content: fields.content ?? '',
    embeds: (fields.embeds ?? []).map(storedEmbed),
    components: storedComponents(fields.components ?? []),
    attachments: uploads(world, fields.attachments ?? [], files),
    flags: (fields.flags ?? 0) & settable,
  };
}

/** What an edit replaces: the parts given. Attachments not listed in a given list go; new files are added. */
export function editedBody(
  world: World,
  old: MessageBody,
  fields: MessageFields,
  files: readonly UploadedFile[],
): Partial<MessageBody> {
  const listed = fields.attachments;
  const kept = listed == null ? old.attachments : old.attachments.filter(({ id }) => listed.some((a) => a.id === id));
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  return {
    ...(fields.content === undefined ? {} : { content: fields.content ?? '' }),
    ...(fields.embeds === undefined ? {} : { embeds: (fields.embeds ?? []).map(storedEmbed) }),
    ...(fields.components === undefined ? {} : { components: storedComponents(fields.components ?? []) }),
    ...(listed === undefined && files.length === 0
      ? {}
      : { attachments: [...kept, ...uploads(world, listed ?? [], files)] }),
    // Components V2 cannot be taken back (documentation, "Message Flags").
    ...(fields.flags == null ? {} : { flags: (old.flags & ~MessageFlags.SuppressEmbeds) | (fields.flags & settable) }),
  };
}

/** Every file becomes an attachment; its entry in `attachments` has the number of its `files[n]` as id. */
function uploads(world: World, listed: readonly RESTAPIAttachment[], files: readonly UploadedFile[]): Attachment[] {
  return files.map((file) => {
    const number = /^files\[(\d{1,4})\]$/.exec(file.field)?.[1];
    const entry = listed.find(({ id }) => String(id) === number);
    return world.files.keep({
      id: world.snowflakes.next(),
      filename: entry?.filename ?? file.filename,
      contentType: contentType(entry?.filename ?? file.filename, file.contentType),
      data: file.data,
      description: entry?.description ?? undefined,
    });
  });
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv',
  pdf: 'application/pdf',
};

/** Clients send files without a type; the name's extension then tells. */
export function contentType(filename: string, given: string | undefined): string | undefined {
  if (given !== undefined && given !== 'application/octet-stream') return given;
  return BY_EXTENSION[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? given;
}
