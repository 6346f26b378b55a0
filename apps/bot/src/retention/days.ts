/** How many days something is kept after it was asked or done; 0 for ever. */
export interface RetentionDays {
  readonly questions: number;
  readonly deliveries: number;
}

export const DEFAULT_RETENTION: RetentionDays = { questions: 180, deliveries: 365 };
