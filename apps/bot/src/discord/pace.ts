/** What Discord takes of a bot, whatever the requests ask for (documentation, "Rate Limits", "Global Rate Limit"). */
const GLOBAL_LIMIT: PaceOptions = { requests: 50, perMs: 1_000 };

/** Timers may be early by a millisecond, and a second of Discord's clock is not exactly one of ours. */
const MARGIN_MS = 10;

export interface PaceOptions {
  readonly requests: number;
  readonly perMs: number;
}

/** A member waits for what is urgent: it goes before everything that is patient. */
export type Urgency = 'urgent' | 'patient';

/** One for all requests that count towards a limit, whichever client makes them. */
export interface Pace {
  /** Makes the request as soon as the limit allows, in the order asked within each urgency. */
  run<Result>(urgency: Urgency, request: () => Promise<Result>): Promise<Result>;
  /** Told of the status of every answer, also to requests that do not count. */
  responded(status: number): void;
}

/**
 * Keeps requests within so many in so many milliseconds **as Discord counts them**, wherever its windows begin and however
 * long requests take to get there.
 *
 * There is a permit for each request that the limit allows. A request holds one from before it is sent until `perMs` after
 * its answer. It arrives somewhere between the two, so that all requests which arrive within one window of `perMs` hold
 * their permits at the window's end together, and are no more than there are permits.
 */
export function createPace(
  { requests, perMs }: PaceOptions = GLOBAL_LIMIT,
  responded: (status: number) => void = () => undefined,
): Pace {
  const waiting: Readonly<Record<Urgency, (() => void)[]>> = { urgent: [], patient: [] };
  let free = requests;

  async function takePermit(urgency: Urgency): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting[urgency].push(resolve));
  }

  function passPermitOn(): void {
    const next = waiting.urgent.shift() ?? waiting.patient.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    responded,

    async run(urgency, request) {
      await takePermit(urgency);
      try {
        return await request();
      } finally {
        setTimeout(passPermitOn, perMs + MARGIN_MS).unref();
      }
    },
  };
}
