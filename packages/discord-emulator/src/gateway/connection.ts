import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { Payload, Session } from './session.js';
import { asIdentify, asResume, type Identify, isRecord, type Resume } from './shapes.js';

const MAX_PAYLOAD_BYTES = 4096;
const MAX_SENDS = 120;
const SEND_WINDOW_MS = 60_000;

/** Close codes of RFC 6455. */
const NORMAL = 1000;
const GOING_AWAY = 1001;
const ABNORMAL = 1006;

/** What a connection asks of the gateway. */
export interface Desk {
  readonly heartbeatInterval: number;
  /** Whether whoever identifies now hears nothing. */
  ignores(): boolean;
  /** Answers an identify: a session, a close code, or `later` when the identify limit is reached. */
  identify(request: Identify): Session | GatewayCloseCodes | 'later';
  /** Welcomes a session that has just identified: READY and the guilds. */
  welcome(session: Session): void;
  resume(request: Resume): Session | GatewayCloseCodes | 'invalid';
  forget(session: Session): void;
  requestMembers(session: Session, request: Record<string, unknown>): void;
}

/** One WebSocket: hello, heartbeats, identify or resume, and the close codes for what goes wrong. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #desk: Desk;
  #session: Session | null = null;
  readonly #deliver = (payload: Payload) => this.send(payload);
  #silence: NodeJS.Timeout | undefined;
  #sends: number[] = [];

  constructor(socket: WebSocket, desk: Desk) {
    this.#socket = socket;
    this.#desk = desk;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#end(code));
    socket.on('error', () => socket.terminate());
    this.#listenForHeartbeat();
    this.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: desk.heartbeatInterval, _trace: [] } });
  }

  get session(): Session | null {
    return this.#session;
  }

  send(payload: Payload): void {
    this.#socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** Sends op 9 and takes the session away; the client may resume or identify on this connection. */
  invalidate(resumable: boolean): void {
    this.#session?.detach(this.#deliver);
    this.#session = null;
    this.send({ op: GatewayOpcodes.InvalidSession, d: resumable });
  }

  /** Ends without a close frame, as a broken network does. */
  cut(): void {
    this.#end(ABNORMAL);
    this.#socket.terminate();
  }

  /** A client that says goodbye (1000, 1001) ends its session; every other end leaves it to be resumed. */
  #end(code: number): void {
    clearTimeout(this.#silence);
    if (this.#session === null) return;
    this.#session.detach(this.#deliver);
    if (code === NORMAL || code === GOING_AWAY) this.#desk.forget(this.#session);
    this.#session = null;
  }

  /** A client that misses a heartbeat is gone. Heartbeats are real time: a test's clock does not make them late. */
  #listenForHeartbeat(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.close(GatewayCloseCodes.SessionTimedOut), this.#desk.heartbeatInterval * 1.5);
    this.#silence.unref();
  }

  #receive(data: RawData): void {
    const complaint = this.#complaint(data.toString());
    if (complaint !== null) this.close(complaint);
  }

  /** Does what a message asks, or returns the close code for what is wrong with it. */
  #complaint(text: string): GatewayCloseCodes | null {
    if (this.#floods()) return GatewayCloseCodes.RateLimited;
    const payload = Buffer.byteLength(text) > MAX_PAYLOAD_BYTES ? null : parse(text);
    if (payload === null) return GatewayCloseCodes.DecodeError;
    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        this.#listenForHeartbeat();
        this.send({ op: GatewayOpcodes.HeartbeatAck });
        return null;
      case GatewayOpcodes.Identify:
        return this.#identify(payload.d);
      case GatewayOpcodes.Resume:
        return this.#resume(payload.d);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        return this.#session === null ? GatewayCloseCodes.NotAuthenticated : null;
      case GatewayOpcodes.RequestGuildMembers:
        return this.#requestMembers(payload.d);
      default:
        return GatewayCloseCodes.UnknownOpcode;
    }
  }

  #floods(): boolean {
    const now = Date.now();
    this.#sends = this.#sends.filter((at) => at > now - SEND_WINDOW_MS);
    this.#sends.push(now);
    return this.#sends.length > MAX_SENDS;
  }

  #identify(d: unknown): GatewayCloseCodes | null {
    if (this.#session !== null) return GatewayCloseCodes.AlreadyAuthenticated;
    const request = asIdentify(d);
    if (request === null) return GatewayCloseCodes.DecodeError;
    if (request === 'invalid-shard') return GatewayCloseCodes.InvalidShard;
    if (this.#desk.ignores()) return null;
    const answer = this.#desk.identify(request);
    if (typeof answer === 'number') return answer;
    if (answer === 'later') this.send({ op: GatewayOpcodes.InvalidSession, d: false });
    else {
      this.#enter(answer);
      this.#desk.welcome(answer);
    }
    return null;
  }

  #resume(d: unknown): GatewayCloseCodes | null {
    if (this.#session !== null) return GatewayCloseCodes.AlreadyAuthenticated;
    const request = asResume(d);
    if (request === null) return GatewayCloseCodes.DecodeError;
    const answer = this.#desk.resume(request);
    if (typeof answer === 'number') return answer;
    if (answer === 'invalid') this.send({ op: GatewayOpcodes.InvalidSession, d: false });
    else {
      this.#enter(answer);
      answer.replay(request.seq);
    }
    return null;
  }

  #requestMembers(d: unknown): GatewayCloseCodes | null {
    if (this.#session === null) return GatewayCloseCodes.NotAuthenticated;
    if (!isRecord(d)) return GatewayCloseCodes.DecodeError;
    this.#desk.requestMembers(this.#session, d);
    return null;
  }

  #enter(session: Session): void {
    this.#session = session;
    session.attach(this.#deliver);
  }
}

function parse(text: string): Payload | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && typeof value.op === 'number' ? { op: value.op, d: value.d } : null;
  } catch {
    return null;
  }
}
