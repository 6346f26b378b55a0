import type { UnacknowledgedInteraction } from '../discord.js';
import type { Violation } from '../validate/openapi.js';
import type { RequestRecord } from './record.js';

/** A record while its request is being served. */
export type OpenRecord = { -readonly [K in keyof RequestRecord]: RequestRecord[K] };

/** What the emulator saw, for tests to assert on. */
export interface Journal {
  readonly requests: OpenRecord[];
  readonly unknownRoutes: string[];
  readonly violations: Violation[];
  readonly unacknowledged: UnacknowledgedInteraction[];
}

export function createJournal(): Journal {
  return { requests: [], unknownRoutes: [], violations: [], unacknowledged: [] };
}
