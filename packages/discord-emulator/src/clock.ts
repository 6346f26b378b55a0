/** Where the emulator takes time from: rate-limit windows, nonces, interaction deadlines, snowflakes. Milliseconds. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Calls `run` once when `ms` have passed on this clock; the function returned cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Moves the clock forward at once; what falls due on the way runs before this returns, earliest first. */
  advance(ms: number): void;
  /** Drops everything that was to run; the clock still tells the time. */
  stop(): void;
}

export interface ClockOptions {
  /** Unix milliseconds at which a stopped clock stands. Absent: the clock runs with the machine's. */
  readonly frozenAt?: number;
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that runs with the machine's, or stands still at `frozenAt`; either can be moved forward by hand. */
export function createClock({ frozenAt }: ClockOptions = {}): Clock {
  const alarms = new Set<Alarm>();
  let offset = 0;
  let timer: NodeJS.Timeout | undefined;

  const now = () => (frozenAt ?? Date.now()) + offset;

  function arm(): void {
    clearTimeout(timer);
    const first = earliest(alarms);
    if (first === undefined || frozenAt !== undefined) return;
    timer = setTimeout(ring, Math.max(0, first.at - now()));
    timer.unref();
  }

  function ring(): void {
    for (let first = earliest(alarms); first !== undefined && first.at <= now(); first = earliest(alarms)) {
      alarms.delete(first);
      first.run();
    }
    arm();
  }

  return {
    now,
    after(ms, run) {
      const alarm = { at: now() + ms, run };
      alarms.add(alarm);
      arm();
      return () => {
        alarms.delete(alarm);
        arm();
      };
    },
    advance(ms) {
      offset += ms;
      ring();
    },
    stop() {
      alarms.clear();
      clearTimeout(timer);
    },
  };
}

function earliest(alarms: Iterable<Alarm>): Alarm | undefined {
  let first: Alarm | undefined;
  for (const alarm of alarms) if (first === undefined || alarm.at < first.at) first = alarm;
  return first;
}
