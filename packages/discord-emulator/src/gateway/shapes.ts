/** What a client sends, as far as the gateway reads it. Anything else is refused with close code 4002. */
export interface Identify {
  readonly token: string;
  readonly intents: unknown;
  readonly shard: readonly [number, number];
}

export interface Resume {
  readonly token: string;
  readonly session_id: string;
  readonly seq: number;
}

export function asIdentify(d: unknown): Identify | 'invalid-shard' | null {
  if (!isRecord(d) || typeof d.token !== 'string') return null;
  const shard = d.shard === undefined ? [0, 1] : d.shard;
  if (!isShard(shard)) return 'invalid-shard';
  return { token: d.token, intents: d.intents, shard };
}

export function asResume(d: unknown): Resume | null {
  if (!isRecord(d)) return null;
  const { token, session_id, seq } = d;
  if (typeof token !== 'string' || typeof session_id !== 'string' || typeof seq !== 'number') return null;
  return { token, session_id, seq };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShard(value: unknown): value is readonly [number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [id, count] = value as [unknown, unknown];
  return Number.isInteger(id) && Number.isInteger(count) && Number(id) >= 0 && Number(id) < Number(count);
}
