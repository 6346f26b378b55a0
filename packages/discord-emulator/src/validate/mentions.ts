import { boolean, type Check, inTurn, isFields, list, oneOf, shape, snowflake } from './checks.js';

/** Who may be pinged ("Allowed Mentions Object"): up to 100 users and 100 roles, or all of a kind, never both. */
export const allowedMentions: Check = inTurn(
  shape({
    parse: list(oneOf(['roles', 'users', 'everyone']), { max: 100, unique: true }),
    users: list(snowflake, { max: 100, unique: true }),
    roles: list(snowflake, { max: 100, unique: true }),
    replied_user: boolean,
  }),
  (value, path, problems) => {
    if (!isFields(value) || !Array.isArray(value.parse)) return;
    for (const kind of ['users', 'roles']) {
      const ids = value[kind];
      if (!value.parse.includes(kind) || !Array.isArray(ids) || ids.length === 0) continue;
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      problems.push({ path, code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message });
    }
  },
);
