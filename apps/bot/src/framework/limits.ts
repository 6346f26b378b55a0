/** How many questions may be asked within a minute. */
export interface AskLimits {
  readonly perMember: number;
  /** Of all members of a guild together. */
  readonly perGuild: number;
}

export const DEFAULT_ASK_LIMITS: AskLimits = { perMember: 10, perGuild: 60 };
