import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { cut } from '../text/cut.js';
import { escapeLine, plainText } from '../text/escape.js';

/** A message as it is sent, within Discord's limits. All three are always there, so that an edit replaces all. */
export interface Reply {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  /** Pictures, which an embed shows as `attachment://NAME`. */
  readonly files?: readonly ReplyFile[];
}

export interface ReplyFile {
  readonly name: string;
  readonly data: Buffer;
  /** For those who do not see it. */
  readonly description: string;
}

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits and #create-message */
export const LIMITS = {
  content: 2000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFooter: 2048,
  embedsTotal: 6000,
  buttonLabel: 80,
  optionLabel: 100,
  options: 25,
} as const;

/** `text` is escaped already. */
export function reply(text: string, more: Partial<Omit<Reply, 'content'>> = {}): Reply {
  const { embeds = [], components = [], ...files } = more;
  return { content: cut(text, LIMITS.content), embeds, components, ...files };
}

export function row(...components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function button(
  label: string,
  id: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    label: cut(plainText(label), LIMITS.buttonLabel) || '…',
    custom_id: id,
  };
}

/** A menu of which one entry is chosen; undefined when there is none to choose. Values are our own, and not cut. */
export function menu(
  id: string,
  placeholder: string,
  entries: readonly { readonly label: string; readonly value: string; readonly description?: string }[],
): Row | undefined {
  const options = entries
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.optionLabel)
    .slice(0, LIMITS.options)
    .map(({ label, value, description }) => ({
      label: cut(plainText(label), LIMITS.optionLabel) || '…',
      value,
      ...(description === undefined ? {} : { description: cut(plainText(description), LIMITS.optionLabel) }),
    }));
  if (options.length === 0) return undefined;
  return row({ type: ComponentType.StringSelect, custom_id: id, placeholder, options });
}

/** The same without embeds, for channels in which the bot may not embed: whole embeds, as many as fit. */
export function asText({ content, embeds, components }: Reply): Reply {
  let text = content;
  for (const { title = '', description = '', url, footer } of embeds) {
    const heading = [`**${title}**`, ...(footer === undefined ? [] : [escapeLine(footer.text)])].join(' · ');
    const quoted = description.split('\n').map((line) => `> ${line}`);
    const block = [text, heading, ...quoted, ...(url === undefined ? [] : [`<${url}>`])].filter((line) => line !== '');
    const longer = block.join('\n');
    if (longer.length > LIMITS.content) break;
    text = longer;
  }
  return { content: text, embeds: [], components };
}

/** What an embed counts towards the limit of 6,000. */
export function embedLength({ title, description, footer, author }: APIEmbed): number {
  return (title?.length ?? 0) + (description?.length ?? 0) + (footer?.text.length ?? 0) + (author?.name.length ?? 0);
}
