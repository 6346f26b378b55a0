import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guildActor } from './actors/guild-actor.js';
import { type Stage, timeoutOf } from './actors/stage.js';
import { Waits } from './actors/waits.js';
import { createClock } from './clock.js';
import type { Discord, DiscordOptions, Place } from './discord.js';
import { gatewayControl } from './gateway/control.js';
import { Gateway } from './gateway/gateway.js';
import { DEFAULT_GRANTED } from './gateway/intents.js';
import { ScriptedFaults } from './rest/faults.js';
import { createJournal } from './rest/journal.js';
import { createLimiter, InvalidRequests } from './rest/limits/index.js';
import type { RequestRecord } from './rest/record.js';
import { createRouter } from './rest/router.js';
import { createRoutes } from './rest/routes.js';
import { type RestDeps, serve } from './rest/serve.js';
import { isForFile, serveFile } from './rest/serve-file.js';
import type { Change } from './state/changes.js';
import { commandsIn } from './state/commands.js';
import { createGuild } from './state/guilds.js';
import { DEFAULT_BOT_PERMISSIONS } from './state/permissions.js';
import { World } from './state/world.js';
import { loadOpenApi } from './validate/openapi.js';

const LOOPBACK = '127.0.0.1';
const HEARTBEAT_MS = 41_250;

/** Where identifies are not limited, the largest figure Discord tells is told. */
const ADVERTISED_CONCURRENCY = 16;

/**
 * Starts an emulated Discord, REST v10 and gateway v10. Throws when `openapi` names a file that cannot be read, and when
 * the place to listen at is taken.
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const world = new World(options.clock ?? createClock());
  const journal = createJournal();
  const gateway = new Gateway(world, {
    grantedIntents: options.grantedIntents ?? DEFAULT_GRANTED,
    heartbeatInterval: options.heartbeatInterval ?? HEARTBEAT_MS,
    maxConcurrency: options.maxConcurrency ?? null,
    dialect: options.dialect ?? {},
  });
  const deps: RestDeps = {
    world,
    journal,
    router: createRouter(createRoutes(() => gatewayInfo(gateway, options))),
    limiter: options.rateLimits === false ? null : createLimiter(world.clock),
    invalid: new InvalidRequests(world.clock),
    judge: options.openapi === undefined ? null : await loadOpenApi(options.openapi),
    faults: new ScriptedFaults(),
    dialect: options.dialect ?? {},
  };
  const { url, close } = await listen(deps, gateway, options.place ?? { host: LOOPBACK, port: 0, name: LOOPBACK });
  const stage: Stage = { world, gateway, journal, waits: new Waits(world.changes) };
  return discordOf(stage, deps, url, close);
}

function gatewayInfo(gateway: Gateway, { shards, maxConcurrency }: DiscordOptions) {
  const { url, identifies } = gateway;
  return { url, shards: shards ?? 1, maxConcurrency: maxConcurrency ?? ADVERTISED_CONCURRENCY, identifies };
}

/** One port serves both: HTTP requests, and WebSockets that upgrade from them. */
async function listen(
  deps: RestDeps,
  gateway: Gateway,
  place: Place,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (isForFile(request)) serveFile(deps.world, request, response);
    else void serve(deps, request, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  gateway.listen(server, `ws://${place.name}:${port}`);
  deps.world.files.origin = `http://${place.name}:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${place.name}:${port}/api`, close };
}

function discordOf(stage: Stage, deps: RestDeps, apiUrl: string, close: () => Promise<void>): Discord {
  const { world, journal, waits } = stage;
  let stopping: Promise<void> | undefined;

  return {
    apiUrl,
    token: world.token,
    application: world.application,
    bot: world.bot,
    clock: world.clock,
    requests: journal.requests,
    unknownRoutes: journal.unknownRoutes,
    violations: journal.violations,
    unacknowledged: journal.unacknowledged,
    get count429() {
      return journal.requests.filter(({ status }) => status === 429).length;
    },
    get invalidRequests() {
      return deps.invalid.total;
    },
    faults: deps.faults,
    gateway: gatewayControl(stage),
    guild({ name = 'Guild', locale = 'en-US', botPermissions = DEFAULT_BOT_PERMISSIONS } = {}) {
      return guildActor(stage, createGuild(world, { name, locale, botPermissions }));
    },
    commands: (guildId) => [...commandsIn(world, null), ...(guildId === undefined ? [] : commandsIn(world, guildId))],
    nextRequest(predicate, wait = {}) {
      const isDue = ({ status }: RequestRecord) => wait.unanswered === true || status !== null;
      const seen = () => journal.requests.find((request) => isDue(request) && predicate(request));
      const pick = (change: Change) => {
        const request = 'request' in change ? change.request : undefined;
        return request !== undefined && isDue(request) && predicate(request) ? request : undefined;
      };
      return waits.next<RequestRecord>('a request', timeoutOf(wait), pick, seen);
    },
    stop() {
      stopping ??= stop(stage, close);
      return stopping;
    },
  };
}

async function stop({ world, waits, gateway }: Stage, close: () => Promise<void>): Promise<void> {
  waits.stop();
  gateway.stop();
  world.clock.stop();
  await close();
}
