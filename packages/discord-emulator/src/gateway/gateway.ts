import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Dialect } from '../dialect.js';
import { memberJson } from '../serialize/users.js';
import type { Change } from '../state/changes.js';
import type { World } from '../state/world.js';
import { Connection, type Desk } from './connection.js';
import { eventsOf } from './events.js';
import { IdentifyLimit } from './identify-limit.js';
import { judgeIntents } from './intents.js';
import { Session } from './session.js';
import type { Identify, Resume } from './shapes.js';
import { welcome } from './welcome.js';

const API_VERSION = '10';

export interface GatewayOptions {
  readonly grantedIntents: number;
  readonly heartbeatInterval: number;
  /** Null: identifies are not limited. */
  readonly maxConcurrency: number | null;
  readonly dialect: Dialect;
}

/** The gateway: connections come and go, sessions stay until they are invalidated. */
export class Gateway implements Desk {
  readonly heartbeatInterval: number;
  identifies = 0;
  resumes = 0;
  /** Identifies that were passed over, and whether those to come are. */
  ignored = 0;
  isIgnoring = false;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #identifyLimit: IdentifyLimit | null;
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #sockets: WebSocketServer | null = null;
  #url = '';

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    this.heartbeatInterval = options.heartbeatInterval;
    const { maxConcurrency } = options;
    this.#identifyLimit = maxConcurrency === null ? null : new IdentifyLimit(world.clock, maxConcurrency);
    world.changes.subscribe((change) => this.#tell(change));
  }

  /** Takes WebSocket connections on an HTTP server that listens at `url`. */
  listen(server: Server, url: string): void {
    this.#url = url;
    this.#sockets = new WebSocketServer({ server, maxPayload: 64 * 1024 });
    this.#sockets.on('connection', (socket, request) => this.#open(socket, request.url ?? ''));
  }

  get url(): string {
    return this.#url;
  }

  /** Connections that identified or resumed. */
  get connected(): number {
    return [...this.#connections].filter(({ session }) => session !== null).length;
  }

  /** Somebody identified, and has not said goodbye: events for them are sent or kept. */
  get hasSession(): boolean {
    return this.#sessions.size > 0;
  }

  drop({ resumable }: { readonly resumable: boolean }): void {
    for (const connection of this.#connections) connection.cut();
    if (!resumable) this.#sessions.clear();
  }

  closeWith(code: number): void {
    for (const connection of this.#connections) connection.close(code);
  }

  requestReconnect(): void {
    for (const connection of this.#connections) connection.send({ op: GatewayOpcodes.Reconnect });
  }

  invalidate({ resumable }: { readonly resumable: boolean }): void {
    if (!resumable) this.#sessions.clear();
    for (const connection of this.#connections) connection.invalidate(resumable);
  }

  stop(): void {
    for (const connection of this.#connections) connection.cut();
    this.#sessions.clear();
    this.#sockets?.close();
  }

  identify({ token, intents, shard }: Identify): Session | GatewayCloseCodes | 'later' {
    if (token !== this.#world.token) return GatewayCloseCodes.AuthenticationFailed;
    const verdict = judgeIntents(intents, this.#options.grantedIntents);
    if (!verdict.accepted) return verdict.closeCode;
    if (this.#identifyLimit?.admits(shard[0]) === false) return 'later';
    this.#forgetAbsent(shard[0]);
    const session = new Session(verdict.intents, shard, this.#options.dialect);
    this.#sessions.set(session.id, session);
    this.identifies += 1;
    return session;
  }

  ignores(): boolean {
    if (this.isIgnoring) this.ignored += 1;
    return this.isIgnoring;
  }

  welcome(session: Session): void {
    welcome(this.#world, session, this.#url);
    this.#announce(session, false);
  }

  resume({ token, session_id, seq }: Resume): Session | GatewayCloseCodes | 'invalid' {
    if (token !== this.#world.token) return GatewayCloseCodes.AuthenticationFailed;
    const session = this.#sessions.get(session_id);
    if (session === undefined) return 'invalid';
    const possible = session.canResumeFrom(seq);
    if (possible === 'ahead') return GatewayCloseCodes.InvalidSeq;
    if (possible === 'forgotten') return 'invalid';
    this.resumes += 1;
    // The connection takes the session up first.
    queueMicrotask(() => this.#announce(session, true));
    return session;
  }

  forget(session: Session): void {
    this.#sessions.delete(session.id);
  }

  /** Sessions of a shard that nobody is connected to go when the shard identifies anew. */
  #forgetAbsent(shardId: number): void {
    for (const session of this.#sessions.values()) {
      if (session.shard[0] === shardId && !session.attached) this.forget(session);
    }
  }

  /** GUILD_MEMBERS_CHUNK in one piece: emulated guilds are small. */
  requestMembers(session: Session, request: Record<string, unknown>): void {
    const guild = this.#world.guilds.get(String(request.guild_id));
    if (guild === undefined) return;
    const ids = request.user_ids === undefined ? null : [request.user_ids].flat().map(String);
    const start = String(request.query ?? '').toLowerCase();
    const found = [...guild.members.values()].filter(({ user }) =>
      ids === null ? user.username.toLowerCase().startsWith(start) : ids.includes(user.id),
    );
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: found.map(memberJson),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids?.filter((id) => !guild.members.has(id)) ?? [],
      ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    });
  }

  #open(socket: WebSocket, path: string): void {
    const query = new URLSearchParams(path.split('?')[1] ?? '');
    if (query.has('v') && query.get('v') !== API_VERSION) {
      socket.close(GatewayCloseCodes.InvalidAPIVersion);
      return;
    }
    const connection = new Connection(socket, this);
    this.#connections.add(connection);
    socket.on('close', () => this.#connections.delete(connection));
  }

  /** Tells every session what concerns it, connected or not: who is away reads it at the resume. */
  #tell(change: Change): void {
    if (this.#sessions.size === 0) return;
    for (const event of eventsOf(this.#world, change)) {
      if (!this.#reaches(event.guildId, event.t)) continue;
      for (const session of this.#sessions.values()) {
        if (session.wants(event)) session.dispatch(event.t, event.d(session.intents));
      }
    }
  }

  /** Guilds that the bot is not in, or that are out, are silent but for that news. */
  #reaches(guildId: string | null, t: string): boolean {
    if (guildId === null || t === 'GUILD_DELETE') return true;
    const guild = this.#world.guilds.get(guildId);
    return guild?.members.has(this.#world.bot.id) === true && !guild.unavailable;
  }

  #announce(session: Session, resumed: boolean): void {
    this.#world.changes.publish({ kind: 'gateway.ready', shard: session.shard[0], resumed });
  }
}
