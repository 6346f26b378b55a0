import {
  type Check,
  type Component,
  type HealthServer,
  type Log,
  type Metrics,
  NO_METRICS,
  withLogFields,
} from '@fieldnotes/platform';
import type { AroundJob } from '@fieldnotes/queue';
import type { CliSettings } from '../settings.js';

/** What watches over a service: its health server, its figures, and the ids in its log. */
export interface Observer {
  /** The first that is started and the last that is stopped. None where nothing is to be served. */
  readonly components: readonly Component[];
  /** Where figures are reported. Nobody reads them before the start, or where nothing is served. */
  readonly metrics: Metrics;
  /** For the queue: marks every line that a job writes with its id, and counts and times it. */
  readonly around: AroundJob;
}

const JOB_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** @param checks what the service depends on, asked whenever somebody wants to know whether it is ready */
export function createObserver(
  { httpPort, httpHost }: Pick<CliSettings, 'httpPort' | 'httpHost'>,
  checks: Readonly<Record<string, Check>>,
  log: Log,
): Observer {
  let metrics = NO_METRICS;
  let server: HealthServer | undefined;
  const component: Component = {
    name: 'health server',
    async start() {
      const { createHealthServer, createPrometheusMetrics } = await import('@fieldnotes/platform');
      const prometheus = await createPrometheusMetrics(log);
      metrics = prometheus;
      const place = { host: httpHost, port: httpPort ?? 0 };
      server = createHealthServer({ ...place, checks, expose: () => prometheus.expose(), log });
      await server.start();
    },
    stop: () => server?.stop(),
  };
  return {
    components: httpPort === undefined ? [] : [component],
    get metrics() {
      return metrics;
    },
    around: (job, run) =>
      withLogFields({ jobId: job.jobId, attempt: job.attempt }, () => countJob(metrics, job.name, run)),
  };
}

async function countJob(metrics: Metrics, kind: string, run: () => Promise<void>): Promise<void> {
  const runs = metrics.counter({
    name: 'fieldnotes_job_runs_total',
    help: 'Runs of jobs that have ended, by how: a run that failed is repeated until the attempts are used up.',
    labels: ['kind', 'outcome'],
  });
  const seconds = metrics.histogram({
    name: 'fieldnotes_job_seconds',
    help: 'Seconds that runs of jobs took.',
    labels: ['kind'],
    buckets: JOB_SECONDS,
  });
  const begun = performance.now();
  let outcome = 'failed';
  try {
    await run();
    outcome = 'completed';
  } finally {
    runs.add({ kind, outcome });
    seconds.observe((performance.now() - begun) / 1000, { kind });
  }
}
