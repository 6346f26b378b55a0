import { hostOf } from '@fieldnotes/store';
import type { HttpAnswer, HttpClient } from '../http/http-client.js';
import { followedAddress } from '../http/redirect.js';
import { EVERYTHING_ALLOWED, parseRobots, type RobotsRules } from './robots-rules.js';

/** What our own line of a robots.txt begins with: the product of the User-Agent. */
const CRAWLER = 'Fieldnotes';

/** RFC 9309, section 2.4: not longer than a day. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
const MOST_KEPT = 5_000;
/** Code units of patterns, of all hosts together. */
const MOST_SIZE = 8_000_000;

/** The rules of hosts that were asked lately, the ones that were needed longest ago first. */
export class RobotsCache {
  readonly #kept = new Map<string, { readonly rules: RobotsRules; readonly until: number }>();
  #size = 0;

  /** @param origin `https://host:port` */
  get(origin: string, now: number): RobotsRules | undefined {
    const found = this.#kept.get(origin);
    if (found === undefined) return undefined;
    this.#remove(origin);
    if (found.until <= now) return undefined;
    this.#add(origin, found);
    return found.rules;
  }

  set(origin: string, rules: RobotsRules, now: number): void {
    this.#remove(origin);
    this.#add(origin, { rules, until: now + KEPT_MS });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT && this.#size <= MOST_SIZE) return;
      this.#remove(oldest);
    }
  }

  #add(origin: string, entry: { readonly rules: RobotsRules; readonly until: number }): void {
    this.#kept.set(origin, entry);
    this.#size += entry.rules.size;
  }

  #remove(origin: string): void {
    this.#size -= this.#kept.get(origin)?.rules.size ?? 0;
    this.#kept.delete(origin);
  }
}

export type RobotsAnswer =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  /** RFC 9309, section 2.3.1.4: who cannot be asked is taken to allow nothing, for now. */
  | { readonly kind: 'unreachable' }
  /** It redirects to a host that is busy. */
  | { readonly kind: 'busy'; readonly waitMs: number };

export interface RobotsDependencies {
  readonly http: HttpClient;
  readonly signal: AbortSignal;
  /** Takes the host of a redirect; see `askForFeed`. */
  readonly enter: (host: string) => Promise<number>;
}

/** RFC 9309, section 2.3.1.2. */
const MOST_REDIRECTS = 5;

/** Asks an origin for its rules. @throws HttpFailure */
export async function askForRobots(origin: string, { http, signal, enter }: RobotsDependencies): Promise<RobotsAnswer> {
  let address = `${origin}/robots.txt`;
  const entered = new Set([hostOf(address)]);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await http.get(address, { signal, headers: { accept: 'text/plain, */*;q=0.5' } });
    const next = followedAddress(answer);
    if (next === null) return judge(answer);
    const host = hostOf(next);
    const waitMs = entered.has(host) ? 0 : await enter(host);
    if (waitMs > 0) return { kind: 'busy', waitMs };
    entered.add(host);
    address = next;
  }
  return { kind: 'rules', rules: EVERYTHING_ALLOWED };
}

function judge({ status, body }: HttpAnswer): RobotsAnswer {
  if (status >= 200 && status < 300) return { kind: 'rules', rules: parseRobots(body.toString('utf8'), CRAWLER) };
  // RFC 9309, section 2.3.1.3: who has none allows everything. To ask for patience (429) is no such answer.
  if (status >= 400 && status < 500 && status !== 429) return { kind: 'rules', rules: EVERYTHING_ALLOWED };
  return { kind: 'unreachable' };
}
