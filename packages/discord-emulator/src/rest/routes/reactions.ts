import { PermissionFlagsBits } from 'discord-api-types/v10';
import { userJson } from '../../serialize/users.js';
import { addReaction, clearReactions, removeReaction } from '../../state/reactions.js';
import { messageIn, requireInChannel, visibleChannel } from '../access.js';
import { refuse } from '../errors.js';
import { limitOf } from '../paging.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

const P = PermissionFlagsBits;
const ALL = '/channels/{channel_id}/messages/{message_id}/reactions';
const ONE = `${ALL}/{emoji_name}`;

export const reactionRoutes: readonly Route[] = [
  { method: 'DELETE', path: ALL, handle: clear },
  { method: 'GET', path: ONE, handle: listUsers },
  { method: 'DELETE', path: ONE, handle: clear },
  { method: 'PUT', path: `${ONE}/@me`, handle: react },
  { method: 'DELETE', path: `${ONE}/@me`, handle: unreact },
  { method: 'DELETE', path: `${ONE}/{user_id}`, handle: removeOthers },
];

/** The first reaction with an emoji takes ADD_REACTIONS; joining one takes only the history. */
function react(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  requireInChannel(context, channel, P.ReadMessageHistory);
  const message = messageIn(context, channel);
  const emoji = emojiOf(context);
  if (!message.reactions.some((reaction) => reaction.emoji === emoji)) {
    requireInChannel(context, channel, P.AddReactions);
  }
  if (channel.thread?.archived) throw refuse.archivedThread();
  addReaction(context.world, message, emoji, context.world.bot);
  return NO_CONTENT;
}

function unreact(context: RestContext): RestResponse {
  const message = messageIn(context, visibleChannel(context));
  removeReaction(context.world, message, emojiOf(context), context.world.bot);
  return NO_CONTENT;
}

function removeOthers(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  const message = messageIn(context, channel);
  const user = context.world.users.get(context.param('user_id'));
  if (user === undefined) throw refuse.unknownUser();
  if (user !== context.world.bot) requireInChannel(context, channel, P.ManageMessages);
  removeReaction(context.world, message, emojiOf(context), user);
  return NO_CONTENT;
}

/** All reactions of a message, or those with the emoji of the path. */
function clear(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  const message = messageIn(context, channel);
  requireInChannel(context, channel, P.ManageMessages);
  clearReactions(context.world, message, 'emoji_name' in context.params ? emojiOf(context) : undefined);
  return NO_CONTENT;
}

function listUsers(context: RestContext): RestResponse {
  const message = messageIn(context, visibleChannel(context));
  const emoji = emojiOf(context);
  const reaction = message.reactions.find((candidate) => candidate.emoji === emoji);
  const users = [...(reaction?.userIds ?? [])].flatMap((id) => context.world.users.get(id) ?? []);
  return ok(users.slice(0, limitOf(context.query)).map(userJson));
}

const CUSTOM = /^\w{2,32}:\d{17,20}$/;
/** TypeScript wants a newer target for a literal with the flag; Node 20 knows it. */
const RGI_EMOJI = '^\\p{RGI_Emoji}$';
const UNICODE = new RegExp(RGI_EMOJI, 'v');
const EMOJI_STYLE = '\ufe0f';

/** A custom emoji as `name:id`, or an emoji character: anything else is 10014. */
function emojiOf(context: RestContext): string {
  const emoji = context.param('emoji_name');
  if (CUSTOM.test(emoji) || UNICODE.test(emoji) || UNICODE.test(emoji + EMOJI_STYLE)) return emoji;
  throw refuse.unknownEmoji();
}
