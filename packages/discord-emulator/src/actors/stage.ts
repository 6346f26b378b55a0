import type { Gateway } from '../gateway/gateway.js';
import type { WaitOptions } from '../people.js';
import type { Journal } from '../rest/journal.js';
import type { World } from '../state/world.js';
import { DEFAULT_TIMEOUT_MS, type Waits } from './waits.js';

/** What actors act upon. */
export interface Stage {
  readonly world: World;
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly waits: Waits;
}

export function timeoutOf(options: WaitOptions | number | undefined): number {
  return typeof options === 'number' ? options : (options?.timeoutMs ?? DEFAULT_TIMEOUT_MS);
}
