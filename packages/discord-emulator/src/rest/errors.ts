/** One leaf of Discord's `errors` tree. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
}

/**
 * Discord's nested `errors`: keys are field names or list indexes, `_errors` holds what is wrong at that place
 * (developer documentation, "Error Messages").
 */
export interface ErrorTree {
  readonly _errors?: readonly FieldError[];
  readonly [field: string]: ErrorTree | readonly FieldError[] | undefined;
}

/** A refusal, answered as Discord answers: the status, and `{ code, message, errors? }` as JSON. */
export class DiscordRestError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.name = 'DiscordRestError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** The body of the answer. */
  body(): { message: string; code: number; errors?: ErrorTree } {
    const body = { message: this.message, code: this.code };
    return this.errors === undefined ? body : { ...body, errors: this.errors };
  }
}

/** Refusals that several routes share. Codes and texts: developer documentation, "JSON Error Codes". */
export const refuse = {
  unauthorized: () => new DiscordRestError(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordRestError(404, 0, '404: Not Found'),
  unknownAccount: () => new DiscordRestError(404, 10001, 'Unknown Account'),
  unknownApplication: () => new DiscordRestError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new DiscordRestError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordRestError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordRestError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordRestError(404, 10008, 'Unknown Message'),
  unknownRole: () => new DiscordRestError(404, 10011, 'Unknown Role'),
  unknownUser: () => new DiscordRestError(404, 10013, 'Unknown User'),
  unknownEmoji: () => new DiscordRestError(404, 10014, 'Unknown Emoji'),
  unknownWebhook: () => new DiscordRestError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordRestError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordRestError(404, 10063, 'Unknown application command'),
  invalidWebhookToken: () => new DiscordRestError(401, 50027, 'Invalid Webhook Token'),
  alreadyAcknowledged: () => new DiscordRestError(400, 40060, 'Interaction has already been acknowledged.'),
  alreadyCrossposted: () => new DiscordRestError(400, 40033, 'This message was already crossposted'),
  missingAccess: () => new DiscordRestError(403, 50001, 'Missing Access'),
  missingPermissions: () => new DiscordRestError(403, 50013, 'Missing Permissions'),
  notTheAuthor: () => new DiscordRestError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordRestError(400, 50006, 'Cannot send an empty message'),
  cannotDmUser: () => new DiscordRestError(403, 50007, 'Cannot send messages to this user'),
  nonTextChannel: () => new DiscordRestError(400, 50008, 'Cannot send messages in a non-text channel'),
  wrongChannelType: () => new DiscordRestError(400, 50024, 'Cannot execute action on this channel type'),
  archivedThread: () => new DiscordRestError(400, 50083, 'Thread is archived'),
  threadExists: () => new DiscordRestError(400, 160004, 'A thread has already been created for this message'),
} as const;

/** Error 50035, the shape of every rejected body: `at` is the field's path, as in `['embeds', 0, 'title']`. */
export function invalidForm(at: readonly (string | number)[], error: FieldError): DiscordRestError {
  const tree = at.reduceRight<ErrorTree>((inner, field) => ({ [String(field)]: inner }), { _errors: [error] });
  return new DiscordRestError(400, 50035, 'Invalid Form Body', tree);
}
