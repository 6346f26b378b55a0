import type PromClient from 'prom-client';
import { within } from '../lifecycle/deadline.js';
import type { Log } from '../log/log.js';
import type { Counter, Histogram, MetricDefinition, Metrics, Reading } from './metrics.js';

/** The figures in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

export interface PrometheusMetrics extends Metrics {
  /** The present figures. Who asks while they are collected, or within a second, is given the same. Never rejects. */
  expose(): Promise<Exposition>;
}

/** Milliseconds within which a gauge must have been looked up, and for which an exposition is given again. */
const READ_DEADLINE = 3_000;
const KEPT = 1_000;

/** Makes a registry with the figures of the process (CPU, memory, event loop, garbage collection) in it. */
export async function createPrometheusMetrics(log: Pick<Log, 'debug'>): Promise<PrometheusMetrics> {
  // Loaded here, so that only a program that serves metrics waits for it.
  const { default: client } = await import('prom-client');
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  return new Prometheus(client, registry, log);
}

class Prometheus implements PrometheusMetrics {
  readonly #client: typeof PromClient;
  readonly #registry: PromClient.Registry;
  readonly #log: Pick<Log, 'debug'>;
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #gauges = new Set<string>();
  #exposition: Promise<Exposition> | undefined;

  constructor(client: typeof PromClient, registry: PromClient.Registry, log: Pick<Log, 'debug'>) {
    this.#client = client;
    this.#registry = registry;
    this.#log = log;
  }

  counter(definition: MetricDefinition): Counter {
    return known(this.#counters, definition.name, () => {
      const counter = new this.#client.Counter(this.#configured(definition));
      return { add: (labels = {}, amount = 1) => counter.inc(labels, amount) };
    });
  }

  histogram({ buckets, ...definition }: Parameters<Metrics['histogram']>[0]): Histogram {
    return known(this.#histograms, definition.name, () => {
      const histogram = new this.#client.Histogram({ ...this.#configured(definition), buckets: [...buckets] });
      return { observe: (value, labels = {}) => histogram.observe(labels, value) };
    });
  }

  gauge(definition: MetricDefinition, read: () => Promise<readonly Reading[]>): void {
    if (this.#gauges.has(definition.name)) return;
    this.#gauges.add(definition.name);
    const gauge: PromClient.Gauge = new this.#client.Gauge({
      ...this.#configured(definition),
      collect: async () => {
        // Without labels a reset would leave a zero.
        if (definition.labels === undefined) gauge.remove();
        else gauge.reset();
        let readings: readonly Reading[] = [];
        const reading = read().then((values) => {
          readings = values;
        });
        const settled = await within(READ_DEADLINE, reading);
        if (settled.kind === 'done') for (const { labels = {}, value } of readings) gauge.set(labels, value);
        else this.#log.debug({ metric: definition.name, ...settled }, 'a metric could not be looked up');
      },
    });
  }

  expose(): Promise<Exposition> {
    this.#exposition ??= this.#collect().finally(() => {
      setTimeout(() => {
        this.#exposition = undefined;
      }, KEPT).unref();
    });
    return this.#exposition;
  }

  async #collect(): Promise<Exposition> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #configured({ name, help, labels = [] }: MetricDefinition) {
    return { name, help, labelNames: [...labels], registers: [this.#registry] };
  }
}

function known<Made>(all: Map<string, Made>, name: string, make: () => Made): Made {
  const there = all.get(name);
  if (there !== undefined) return there;
  const made = make();
  all.set(name, made);
  return made;
}
