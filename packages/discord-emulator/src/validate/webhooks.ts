import { type Check, inTurn, required, shape, snowflake, text } from './checks.js';
import { threadName } from './threads.js';
import { webUrl } from './url.js';

/** "Create Webhook" and "Usernames and Nicknames": what a webhook's name may not hold or be. */
const FORBIDDEN_PARTS = ['clyde', 'discord'];
const FORBIDDEN_NAMES = ['everyone', 'here'];

const name: Check = inTurn(text({ min: 1, max: 80, trim: true }), (value, path, problems) => {
  const lower = typeof value === 'string' ? value.trim().toLowerCase() : '';
  for (const part of FORBIDDEN_PARTS.filter((one) => lower.includes(one))) {
    problems.push({ path, code: 'USERNAME_INVALID_CONTAINS', message: `Username cannot contain "${part}"` });
  }
  if (FORBIDDEN_NAMES.includes(lower)) {
    problems.push({ path, code: 'USERNAME_INVALID', message: `Username cannot be "${lower}"` });
  }
});

export const newWebhook: Check = shape({ name: required(name) });
export const webhook: Check = shape({ name, channel_id: snowflake });

/** What "Execute Webhook" takes beside a message: who it seems to be from, and the forum post it begins. */
export const webhookSender: Check = shape({ username: name, avatar_url: webUrl(), thread_name: threadName });
