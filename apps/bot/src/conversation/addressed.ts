import { type Message, MessageType } from 'discord.js';

/** How a message speaks to the bot. */
export interface Addressed {
  /** What is said, without the mentions. */
  readonly text: string;
  /** It names the bot, or is a direct message: an answer is expected, whatever it says. */
  readonly isExplicit: boolean;
  /** The bot's own message that it replies to; `isCertain` when Discord says so and it need not be looked up. */
  readonly repliedTo: { readonly messageId: string; readonly isCertain: boolean } | null;
}

/** Undefined when the message is not for the bot, or when it comes from a program: two programs might never end. */
export function addressed(message: Message): Addressed | undefined {
  const { author, webhookId, system, client, channel } = message;
  if (author.bot || author.system || webhookId !== null || system) return undefined;
  const bot = client.user.id;
  const ownRole = message.guild?.members.me?.roles.botRole?.id;
  const isNamed =
    new RegExp(`<@!?${bot}>`).test(message.content) ||
    (ownRole !== undefined && message.content.includes(`<@&${ownRole}>`));
  const repliedTo = repliedToIn(message, bot);
  const isExplicit = isNamed || channel.isDMBased();
  if (!isExplicit && repliedTo === null) return undefined;
  return { text: withoutMentions(message.content), isExplicit, repliedTo };
}

/** The message that is replied to need not be told with the reply. */
function repliedToIn({ type, mentions: { repliedUser }, reference }: Message, bot: string): Addressed['repliedTo'] {
  const messageId = reference?.messageId;
  if (type !== MessageType.Reply || messageId === undefined) return null;
  return repliedUser === null || repliedUser.id === bot ? { messageId, isCertain: repliedUser !== null } : null;
}

/** Mentions of anybody, channels and emoji of a guild are no words to look for. */
function withoutMentions(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#|a?:\w{1,40}:)\d{1,20}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
