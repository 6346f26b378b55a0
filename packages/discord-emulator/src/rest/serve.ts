import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect } from '../dialect.js';
import type { Fault } from '../discord.js';
import type { World } from '../state/world.js';
import type { OpenApiJudge } from '../validate/openapi.js';
import { type Arrived, arrive, readAll } from './arrive.js';
import { createContext } from './context.js';
import { DiscordRestError, refuse } from './errors.js';
import type { ScriptedFaults } from './faults.js';
import type { Journal, OpenRecord } from './journal.js';
import type { InvalidRequests, Limiter, LimitScope } from './limits/index.js';
import { type ParsedBody, parseBody } from './parse-body.js';
import type { RestResponse, RouteMatch, Router } from './router.js';

export interface RestDeps {
  readonly world: World;
  readonly router: Router;
  readonly limiter: Limiter | null;
  readonly invalid: InvalidRequests;
  readonly judge: OpenApiJudge | null;
  readonly faults: ScriptedFaults;
  readonly journal: Journal;
  readonly dialect: Dialect;
}

interface Answer extends RestResponse {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose limit a 429 tells of. */
  readonly scope?: LimitScope;
}

/** Serves one request: fault, route, token, body, rate limit, OpenAPI, and only then the route's own function. */
export async function serve(deps: RestDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const data = await readAll(request);
  if (data === null) return void request.socket.destroy();
  const arrived = arrive(deps, request);
  const { record, match } = arrived;
  deps.journal.requests.push(record);
  const parsed = await parseBody(record.headers['content-type'], data).catch(asRefusal);
  if (!(parsed instanceof DiscordRestError)) describe(record, parsed);

  const fault = deps.faults.take(record.method, record.route);
  deps.world.changes.publish({ kind: 'request.arrived', request: record });
  if (fault !== null && (await suffer(deps, fault, request))) return;
  if (fault !== null && 'status' in fault) return send(deps, response, record, faultAnswer(fault));

  const answer = parsed instanceof DiscordRestError ? refusal(parsed) : await answerTo(deps, arrived, match, parsed);
  if (fault !== null && 'drop' in fault) return cut(request, fault);
  send(deps, response, record, answer);
}

/** Faults that leave a request without an answer: true. A delay passes, and the request goes on. */
async function suffer({ world }: RestDeps, fault: Fault, request: IncomingMessage): Promise<boolean> {
  if ('hang' in fault) return true;
  if ('drop' in fault && fault.after !== true) {
    cut(request, fault);
    return true;
  }
  if ('delayMs' in fault) await new Promise<void>((resolve) => world.clock.after(fault.delayMs, resolve));
  return false;
}

function cut({ socket }: IncomingMessage, { reset }: { readonly reset?: boolean }): void {
  if (reset === true) socket.resetAndDestroy();
  else socket.destroy();
}

function faultAnswer(fault: Extract<Fault, { status: number }>): Answer {
  const body = fault.body ?? { message: `${fault.status}: as the test asked`, code: 0 };
  return { status: fault.status, body, headers: fault.headers ?? {} };
}

async function answerTo(
  deps: RestDeps,
  arrived: Arrived,
  match: RouteMatch | null,
  parsed: ParsedBody,
): Promise<Answer> {
  const { world, limiter, judge, journal } = deps;
  if (match === null) {
    journal.unknownRoutes.push(`${arrived.record.method} ${arrived.record.path}`);
    return refusal(refuse.notFound());
  }
  if (!arrived.authenticated && match.route.open !== true) return refusal(refuse.unauthorized());
  const context = createContext(world, match, arrived, parsed);
  const { method, path } = match.route;
  const limited = {
    method,
    route: path,
    params: match.params,
    authenticated: arrived.authenticated,
    body: parsed.body,
  };
  const verdict = limiter?.check(limited) ?? { allowed: true as const, headers: {} };
  if (!verdict.allowed) return verdict;
  if (judge !== null) journal.violations.push(...judge(context));
  try {
    return { ...(await match.route.handle(context)), headers: verdict.headers };
  } catch (error) {
    return { ...refusal(asRefusal(error)), headers: verdict.headers };
  }
}

/** Anything but a refusal is a fault of the emulator's own: it must not look like one of Discord's. */
function asRefusal(error: unknown): DiscordRestError {
  if (error instanceof DiscordRestError) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new DiscordRestError(500, 0, `The emulator failed: ${text}`);
}

function refusal(error: DiscordRestError): Answer {
  return { status: error.status, body: error.body() };
}

function describe(record: OpenRecord, { body, files }: ParsedBody): void {
  record.body = body;
  record.files = files.map(({ field, filename, data }) => ({ field, filename, bytes: data.byteLength }));
}

function send(deps: RestDeps, response: ServerResponse, record: OpenRecord, answer: Answer): void {
  const { invalid, world, dialect } = deps;
  record.status = answer.status;
  record.response = answer.body;
  invalid.answered(answer.status, answer.scope);
  const text = answer.body === undefined ? '' : JSON.stringify(spoken(answer.body, record, dialect));
  const headers = { ...lowerCase(answer.headers), ...(text === '' ? {} : { 'content-type': 'application/json' }) };
  response.writeHead(answer.status, {
    ...(dialect.headers?.(headers) ?? headers),
    ...(text === '' ? {} : { 'content-length': Buffer.byteLength(text) }),
  });
  response.end(text);
  world.changes.publish({ kind: 'request.answered', request: record });
}

function spoken(body: unknown, record: OpenRecord, { response }: Dialect): unknown {
  return response === undefined ? body : response(structuredClone(body), record);
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
