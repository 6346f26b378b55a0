import type { RestContext, Route } from '../rest/router.js';
import { JUDGES } from './bodies.js';

/**
 * Refuses a body that Discord refuses, by throwing `DiscordRestError`: 50035 with every problem at its field's path,
 * 50006 for a message that shows nothing, 30032 for too many commands. Called once for each request whose handler
 * reads its body, after existence and permissions were checked. Bodies of routes without rules are let through.
 */
export function validateBody(route: Route, body: unknown, context: RestContext): void {
  JUDGES.get(`${route.method} ${route.path}`)?.(body ?? {}, context);
}
