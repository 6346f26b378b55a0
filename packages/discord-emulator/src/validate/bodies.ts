import { ApplicationCommandType, ChannelType } from 'discord-api-types/v10';
import { DiscordRestError, refuse } from '../rest/errors.js';
import type { RestContext } from '../rest/router.js';
import { bulkDelete, directMessages, guildChannel, newGuildChannel, thread } from './channels.js';
import { type Check, isFields } from './checks.js';
import { allCommands, editedCommand, newCommand, tooManyOf, typeOf } from './commands.js';
import { callbackProblems, isEmptyAnswer } from './interactions.js';
import { ALLOWED_FLAGS, isEmptyMessage, type MessageSituation, messageProblems } from './message.js';
import { invalidFormBody, type Path, type Problem } from './problem.js';
import { answered, commandsBeside, editedMessage, fileNames, isInteractionToken } from './situation.js';
import { forumPost, threadFromMessage, threadWithoutMessage } from './threads.js';
import { newWebhook, webhook, webhookSender } from './webhooks.js';

/** Throws when Discord would refuse the body. */
export type Judge = (body: unknown, context: RestContext) => void;

const globalCommands = '/applications/{application_id}/commands';
const guildCommands = '/applications/{application_id}/guilds/{guild_id}/commands';
const byToken = '/webhooks/{webhook_id}/{webhook_token}';

/** What judges the body of each request: method and path as the OpenAPI file spells them. */
export const JUDGES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['POST /channels/{channel_id}/messages', createdMessage],
  ['PATCH /channels/{channel_id}/messages/{message_id}', changedMessage],
  ['POST /channels/{channel_id}/messages/bulk-delete', judgedBy(bulkDelete)],
  ['POST /channels/{channel_id}/messages/{message_id}/threads', judgedBy(threadFromMessage)],
  ['POST /channels/{channel_id}/threads', newThread],
  ['PATCH /channels/{channel_id}', changedChannel],
  ['POST /channels/{channel_id}/webhooks', judgedBy(newWebhook)],
  ['POST /guilds/{guild_id}/channels', judgedBy(newGuildChannel)],
  ['POST /users/@me/channels', judgedBy(directMessages)],
  ['PATCH /webhooks/{webhook_id}', judgedBy(webhook)],
  [`PATCH ${byToken}`, judgedBy(webhook)],
  [`POST ${byToken}`, executedWebhook],
  [`PATCH ${byToken}/messages/@original`, changedMessage],
  [`PATCH ${byToken}/messages/{message_id}`, changedMessage],
  ['POST /interactions/{interaction_id}/{interaction_token}/callback', callback],
  [`PUT ${globalCommands}`, overwrittenCommands],
  [`PUT ${guildCommands}`, overwrittenCommands],
  [`POST ${globalCommands}`, createdCommand],
  [`POST ${guildCommands}`, createdCommand],
  [`PATCH ${globalCommands}/{command_id}`, changedCommand],
  [`PATCH ${guildCommands}/{command_id}`, changedCommand],
]);

function judgedBy(check: Check): Judge {
  return (body) => refuseForm(problemsOf(check, body));
}

function createdMessage(body: unknown, context: RestContext): void {
  judgeMessage(body, { flags: ALLOWED_FLAGS.created, files: fileNames(context) });
}

function changedMessage(body: unknown, context: RestContext): void {
  // Clients send a message's flags back with an edit; those that may not be changed are ignored.
  const before = editedMessage(context);
  judgeMessage(body, { flags: null, files: fileNames(context), ...(before === undefined ? {} : { before }) });
}

function executedWebhook(body: unknown, context: RestContext): void {
  const flags = isInteractionToken(context) ? ALLOWED_FLAGS.interaction : ALLOWED_FLAGS.webhook;
  judgeMessage(body, { flags, files: fileNames(context) }, [], problemsOf(webhookSender, body));
}

function newThread(body: unknown, context: RestContext): void {
  const channel = channelOf(context);
  if (channel?.type !== ChannelType.GuildForum && channel?.type !== ChannelType.GuildMedia) {
    refuseForm(problemsOf(threadWithoutMessage, body));
    return;
  }
  const problems = problemsOf(forumPost, body);
  const message = isFields(body) ? body.message : undefined;
  if (!isFields(message)) refuseForm(problems);
  judgeMessage(message, { flags: ALLOWED_FLAGS.created, files: fileNames(context) }, ['message'], problems);
}

function changedChannel(body: unknown, context: RestContext): void {
  const channel = channelOf(context);
  const check = channel?.thread ? thread : guildChannel({ forum: channel?.type === ChannelType.GuildForum });
  refuseForm(problemsOf(check, body));
}

function callback(body: unknown, context: RestContext): void {
  const interaction = answered(context);
  if (interaction === null) return;
  refuseForm(callbackProblems(body, interaction));
  if (isEmptyAnswer(body, interaction)) throw refuse.emptyMessage();
}

function overwrittenCommands(body: unknown): void {
  refuseForm(problemsOf(allCommands, body));
  if (Array.isArray(body)) refuseNumber(tooManyOf(body));
}

function createdCommand(body: unknown, context: RestContext): void {
  refuseForm(problemsOf(newCommand, body));
  const name = isFields(body) ? body.name : undefined;
  const others = commandsBeside(context).filter((one) => !(one.name === name && one.type === typeOf(body)));
  refuseNumber(tooManyOf([...others, body]));
}

function changedCommand(body: unknown, context: RestContext): void {
  const type = context.world.commands.get(context.param('command_id'))?.type ?? ApplicationCommandType.ChatInput;
  refuseForm(problemsOf(editedCommand(type), body));
}

function judgeMessage(
  body: unknown,
  situation: MessageSituation,
  at: Path = [],
  others: readonly Problem[] = [],
): void {
  refuseForm([...others, ...messageProblems(body, situation, at)]);
  if (isEmptyMessage(body, situation)) throw refuse.emptyMessage();
}

function problemsOf(check: Check, body: unknown): Problem[] {
  const problems: Problem[] = [];
  check(body, [], problems);
  return problems;
}

function refuseForm(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidFormBody(problems);
}

function refuseNumber(most: number | null): void {
  if (most !== null) {
    throw new DiscordRestError(400, 30032, `Maximum number of application commands reached (${most}).`);
  }
}

const channelOf = (context: RestContext) => context.world.channels.get(context.param('channel_id'));
