import { InteractionType } from 'discord-api-types/v10';
import type { InvokeOptions, MessageView, Reply } from '../people.js';
import type { Message, User } from '../state/model.js';
import { findButton, findMenu, type Part } from './components.js';
import { invoke } from './invoke.js';
import { channelOf, messageOf } from './lookup.js';
import { chooseValues } from './menu-values.js';
import { Resolved } from './resolved.js';
import type { Stage } from './stage.js';

/** Presses a button of a message, as the message is now. */
export async function click(
  stage: Stage,
  user: User,
  view: MessageView,
  wanted: string,
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const message = messageOf(stage, view, user);
  const button = findButton(message.components, wanted);
  return use(stage, user, message, button, {}, `the button ${wanted}`, options);
}

/** Chooses values in a menu of a message. */
export async function select(
  stage: Stage,
  user: User,
  view: MessageView,
  wanted: string,
  values: readonly string[],
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const message = messageOf(stage, view, user);
  const menu = findMenu(message.components, wanted);
  const { world } = stage;
  const resolved = new Resolved({ world, guild: world.guilds.get(message.guildId ?? '') });
  const chosen = chooseValues(menu, values, resolved);
  const tables = resolved.json();
  const data = { values: chosen, ...(tables === undefined ? {} : { resolved: tables }) };
  return use(stage, user, message, menu, data, `the menu ${wanted}`, options);
}

function use(
  stage: Stage,
  user: User,
  message: Message,
  { type, custom_id, id }: Part,
  data: object,
  what: string,
  options: Partial<InvokeOptions>,
): Promise<Reply> {
  const draft = {
    type: InteractionType.MessageComponent,
    user,
    channel: channelOf(stage, { id: message.channelId, name: message.channelId }),
    data: { component_type: type, custom_id, id, ...data },
    sourceMessageId: message.id,
  };
  return invoke(stage, what, draft, options);
}
