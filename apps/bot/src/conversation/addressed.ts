import type { Message } from 'discord.js';

/** How a message speaks to the bot. */
export interface Addressed {
  /** What is said, without the mentions. */
  readonly text: string;
  /** It names the bot, or is a direct message: an answer is expected, whatever it says. */
  readonly isExplicit: boolean;
  /** The bot's own message that it replies to. */
  readonly repliedTo: string | null;
}

/** Undefined when the message is not for the bot, or when it comes from a program: two programs might never end. */
export function addressed(message: Message): Addressed | undefined {
  const { author, webhookId, system, client, channel, mentions, reference } = message;
  if (author.bot || author.system || webhookId !== null || system) return undefined;
  const bot = client.user.id;
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  const isNamed =
    new RegExp(`<@!?${bot}>`).test(message.content) ||
    (ownRole !== undefined && message.content.includes(`<@&${ownRole}>`));
  const repliedTo = mentions.repliedUser?.id === bot ? (reference?.messageId ?? null) : null;
  const isExplicit = isNamed || channel.isDMBased();
  if (!isExplicit && repliedTo === null) return undefined;
  return { text: withoutMentions(message.content), isExplicit, repliedTo };
}

/** Mentions of anybody, channels and emoji of a guild are no words to look for. */
function withoutMentions(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#|a?:\w{1,40}:)\d{1,20}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
