import type { MessageView, Reply } from '@fieldnotes/discord-emulator';
import { ButtonStyle, ComponentType } from 'discord.js';

/** What can be pressed or chosen: labels of buttons, `menu` and its id for menus. */
export function controls(message: MessageView): string[] {
  return message.components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    return row.components.map((part) => {
      if (part.type !== ComponentType.Button) return `menu ${part.custom_id.split(':')[0]}`;
      return part.style === ButtonStyle.Premium ? '' : (part.label ?? '');
    });
  });
}

/** The id and the values of the only menu. */
export function menuOf(message: MessageView): { readonly id: string; readonly values: readonly string[] } {
  for (const row of message.components) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const part of row.components) {
      if (part.type === ComponentType.StringSelect)
        return { id: part.custom_id, values: part.options.map(({ value }) => value) };
    }
  }
  throw new Error('the message has no menu');
}

export const titles = (message: MessageView) => message.embeds.map(({ title }) => title);

/** Everything that a message says. */
export const said = ({ content, embeds }: MessageView) =>
  [content, ...embeds.flatMap(({ title, description, footer }) => [title, description, footer?.text])].join('\n');

/**
 * What the member alone was told in place of an answer that all would see. On a busy machine that was begun in public
 * and is taken back: then it comes after it.
 */
export async function toldAlone(reply: Reply): Promise<string> {
  const told = reply.ephemeral ? reply.message : (reply.followUps[0] ?? (await reply.nextFollowUp()));
  if (!told.ephemeral) throw new Error(`everybody was told: ${told.content}`);
  return told.content;
}
