import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import { Changes } from './changes.js';
import { Files } from './files.js';
import type { Channel, Command, Guild, Interaction, Member, Message, User, Webhook } from './model.js';
import { Snowflakes } from './snowflakes.js';

export interface UserOptions {
  readonly bot?: boolean;
  readonly locale?: string | undefined;
  readonly closedDms?: boolean | undefined;
}

/**
 * Everything the emulated Discord knows. The functions beside this file change it and publish what changed; REST
 * routes and actors call those functions and never write here themselves.
 */
export class World {
  readonly changes = new Changes();
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  /** Channel id → message id → message, oldest first; deleted messages stay, marked. */
  readonly messages = new Map<string, Map<string, Message>>();
  /** Channel, author and nonce → the last message sent with it. */
  readonly nonces = new Map<string, string>();
  readonly webhooks = new Map<string, Webhook>();
  readonly commands = new Map<string, Command>();
  readonly interactions = new Map<string, Interaction>();
  readonly files = new Files();
  readonly clock: Clock;
  readonly snowflakes: Snowflakes;
  readonly application: { readonly id: string; readonly name: string };
  /** The user the token belongs to. */
  readonly bot: User;
  readonly token: string;
  /** The person the application belongs to. */
  readonly developer: User;

  constructor(clock: Clock) {
    this.clock = clock;
    this.snowflakes = new Snowflakes(clock);
    const id = this.snowflakes.next();
    this.application = { id, name: 'Fieldnotes' };
    this.bot = {
      id,
      bot: true,
      username: 'fieldnotes',
      globalName: null,
      avatar: null,
      locale: 'en-US',
      acceptsDms: false,
    };
    this.users.set(id, this.bot);
    this.developer = this.newUser('developer');
    this.token = `${Buffer.from(id).toString('base64url')}.${secret(5)}.${secret(28)}`;
  }

  newUser(username: string, options: UserOptions = {}): User {
    const user: User = {
      id: this.snowflakes.next(),
      bot: options.bot ?? false,
      locale: options.locale ?? 'en-US',
      acceptsDms: options.closedDms !== true,
      username,
      globalName: null,
      avatar: null,
    };
    this.users.set(user.id, user);
    return user;
  }

  member(guildId: string, userId: string): Member | undefined {
    return this.guilds.get(guildId)?.members.get(userId);
  }

  message(channelId: string, messageId: string): Message | undefined {
    const message = this.messages.get(channelId)?.get(messageId);
    return message?.deleted === false ? message : undefined;
  }
}

/** A random token of `bytes` bytes in URL-safe characters. */
export function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
