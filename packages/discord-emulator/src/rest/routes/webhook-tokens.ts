import type { RestContext, RestResponse, Route } from '../router.js';
import { deleteAnswer, editAnswer, getAnswer, postFollowUp } from './follow-ups.js';
import { deleteWebhookMessage, editWebhookMessage, executeWebhook, getWebhookMessage } from './webhook-messages.js';

const EXECUTE = '/webhooks/{webhook_id}/{webhook_token}';
const MESSAGE = `${EXECUTE}/messages/{message_id}`;
const ORIGINAL = `${EXECUTE}/messages/@original`;

type Handle = Route['handle'];

/** One set of addresses serves two: with the application's id it is an interaction's token, else a webhook's. */
export const webhookTokenRoutes: readonly Route[] = [
  { method: 'POST', path: EXECUTE, open: true, handle: either(postFollowUp, executeWebhook) },
  { method: 'GET', path: MESSAGE, open: true, handle: either(getAnswer, getWebhookMessage) },
  { method: 'PATCH', path: MESSAGE, open: true, handle: either(editAnswer, editWebhookMessage) },
  { method: 'DELETE', path: MESSAGE, open: true, handle: either(deleteAnswer, deleteWebhookMessage) },
  { method: 'GET', path: ORIGINAL, open: true, handle: either(getAnswer, getWebhookMessage) },
  { method: 'PATCH', path: ORIGINAL, open: true, handle: either(editAnswer, editWebhookMessage) },
  { method: 'DELETE', path: ORIGINAL, open: true, handle: either(deleteAnswer, deleteWebhookMessage) },
];

function either(interaction: Handle, webhook: Handle): Handle {
  return (context: RestContext): RestResponse | Promise<RestResponse> =>
    context.param('webhook_id') === context.world.application.id ? interaction(context) : webhook(context);
}
