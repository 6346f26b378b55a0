/** What an examination of the installation found in one respect. */
export interface Finding {
  /** `warning`: it works, and somebody should know. `problem`: something will not work. */
  readonly state: 'well' | 'warning' | 'problem';
  /** What was looked at: `PostgreSQL`, `Discord`. */
  readonly what: string;
  /** What was found, as a sentence. */
  readonly says: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string;
}

export function well(what: string, says: string): Finding {
  return { state: 'well', what, says };
}

export function warning(what: string, says: string, advice: string): Finding {
  return { state: 'warning', what, says, advice };
}

export function problem(what: string, says: string, advice: string): Finding {
  return { state: 'problem', what, says, advice };
}

/** What a check that failed itself has found: errors meant for people say what to do by themselves. */
export function failed(what: string, error: unknown): Finding {
  return problem(what, error instanceof Error ? error.message : String(error), 'Mend that and look again.');
}
