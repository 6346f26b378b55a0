/** What the process of one system is told, and what it reports. */
export interface MeasureRequest {
  /** `fieldnotes`, or the name of a peer. */
  readonly system: string;
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly rounds: number;
}

export interface Measurement {
  /** From the start of the process to the first analysis done, in milliseconds. */
  readonly startMs: number;
  /** Processor time of each round over all texts. */
  readonly seconds: readonly number[];
  readonly rssBytes: number;
  /** Share of each stage in the time of all; of the product only. */
  readonly stages: Readonly<Record<string, number>>;
}
