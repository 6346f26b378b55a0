import type { RestContext, Route } from '../rest/router.js';

/**
 * Refuses a body that Discord refuses, by throwing `DiscordRestError` (50035 with the field's path, and its relatives).
 * Called once for each request whose handler reads its body, after existence and permissions were checked.
 */
export function validateBody(_route: Route, _body: unknown, _context: RestContext): void {}
