/** Which of a metric's series: `{ kind: 'read', outcome: 'completed' }`. Few values each, never an id or an address. */
export type Labels = Readonly<Record<string, string>>;

export interface MetricDefinition {
  /** In the form of Prometheus: `fieldnotes_jobs_total`, with the unit at the end (`_seconds`, `_bytes`). */
  readonly name: string;
  /** One sentence. */
  readonly help: string;
  readonly labels?: readonly string[];
}

export interface HistogramDefinition extends MetricDefinition {
  /** Upper bounds, ascending, in the metric's unit. */
  readonly buckets: readonly number[];
}

export interface Counter {
  /** @param amount 1 when absent; never negative */
  add(labels?: Labels, amount?: number): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

export interface Reading {
  readonly value: number;
  readonly labels?: Labels;
}

/**
 * Where a program reports its figures. Whoever counts is given this port and knows nothing of who reads along. Asking for
 * a name again gives the metric that is there.
 */
export interface Metrics {
  counter(definition: MetricDefinition): Counter;
  histogram(definition: HistogramDefinition): Histogram;
  /** Values that are looked up when somebody asks. When that fails, or takes too long, they are left out. */
  gauge(definition: MetricDefinition, read: () => Promise<readonly Reading[]>): void;
}

/** Nobody reads along. */
export const NO_METRICS: Metrics = {
  counter: () => ({ add: () => undefined }),
  histogram: () => ({ observe: () => undefined }),
  gauge: () => undefined,
};
