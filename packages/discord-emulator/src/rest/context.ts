import type { World } from '../state/world.js';
import { validateBody } from '../validate/index.js';
import type { ParsedBody } from './parse-body.js';
import type { RestContext, RouteMatch } from './router.js';

/** What arrived with a request besides its body. */
export interface Arrival {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly authenticated: boolean;
}

/** The context a route's function works in. */
export function createContext(world: World, match: RouteMatch, arrival: Arrival, parsed: ParsedBody): RestContext {
  const context: RestContext = {
    world,
    route: match.route,
    params: match.params,
    query: arrival.query,
    headers: arrival.headers,
    authenticated: arrival.authenticated,
    body: parsed.body,
    files: parsed.files,
    readBody<T>() {
      validateBody(match.route, parsed.body, context);
      return (parsed.body ?? {}) as T;
    },
    param(name) {
      const value = match.params[name];
      if (value === undefined) throw new Error(`Route ${match.route.path} has no parameter ${name}.`);
      return value;
    },
  };
  return context;
}
