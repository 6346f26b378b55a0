import { ComponentType, InteractionType } from 'discord-api-types/v10';
import type { InvokeOptions, Reply } from '../people.js';
import type { User } from '../state/model.js';
import { ActorError } from './actor-error.js';
import { isMenu, type Part, partsOf } from './components.js';
import { invoke } from './invoke.js';
import { channelOf } from './lookup.js';
import { chooseValues } from './menu-values.js';
import { Resolved } from './resolved.js';
import type { Stage } from './stage.js';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Fills in the modal a reply opened and sends it. Fields left out keep what they were prefilled with. */
export async function submitModal(
  stage: Stage,
  user: User,
  reply: Reply,
  fields: Fields,
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const { modal } = reply;
  const opener = stage.world.interactions.get(reply.interactionId);
  if (modal === null || opener === undefined) {
    throw new ActorError('not-found', `The bot opened no modal (response type ${reply.type}).`);
  }
  const parts = modal.components as unknown as readonly Part[];
  const known = partsOf(parts).flatMap(({ custom_id }) => custom_id ?? []);
  const strange = Object.keys(fields).find((name) => !known.includes(name));
  if (strange !== undefined) {
    throw new ActorError('not-found', `The modal has no field ${strange}; there is: ${known.join(', ')}.`);
  }
  const { world } = stage;
  const resolved = new Resolved({ world, guild: world.guilds.get(opener.guildId ?? '') });
  const components = parts.map((part) => fill(part, fields, resolved));
  const tables = resolved.json();
  const draft = {
    type: InteractionType.ModalSubmit,
    user,
    channel: channelOf(stage, { id: opener.channelId, name: opener.channelId }),
    data: { custom_id: modal.custom_id, components, ...(tables === undefined ? {} : { resolved: tables }) },
    ...(opener.sourceMessageId === null ? {} : { sourceMessageId: opener.sourceMessageId }),
  };
  return invoke(stage, `the modal ${modal.custom_id}`, draft, options);
}

/** A part as it is sent: rows and labels keep their shape, fields carry what was entered. */
function fill(part: Part, fields: Fields, resolved: Resolved): Record<string, unknown> {
  const base = { type: part.type, id: part.id };
  if (part.components !== undefined) {
    return { ...base, components: part.components.map((inner) => fill(inner, fields, resolved)) };
  }
  if (part.component !== undefined) return { ...base, component: fill(part.component, fields, resolved) };
  if (part.type === ComponentType.TextInput) return { ...base, custom_id: part.custom_id, value: typed(part, fields) };
  if (isMenu(part)) return { ...base, custom_id: part.custom_id, values: picked(part, fields, resolved) };
  return base;
}

function typed(part: Part, fields: Fields): string {
  const name = part.custom_id ?? '';
  const value = String(fields[name] ?? part.value ?? '');
  if (value === '' && part.required === false) return value;
  const least = part.min_length ?? 1;
  const most = part.max_length ?? 4000;
  if (value.length >= least && value.length <= most) return value;
  throw new ActorError(
    'invalid-option',
    `The field ${name} takes ${least} to ${most} characters, not ${value.length}.`,
  );
}

function picked(part: Part, fields: Fields, resolved: Resolved): string[] {
  const values = [fields[part.custom_id ?? ''] ?? []].flat();
  return values.length === 0 && part.required === false ? [] : chooseValues(part, values, resolved);
}
