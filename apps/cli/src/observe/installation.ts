import type { Metrics, Reading } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';

/**
 * Figures of the whole installation: what is in line, how feeds fare, what is still to be announced. Every process that
 * serves them looks up the same, so they are not to be added up over processes.
 */
export function reportStore(metrics: Metrics, store: Pick<Store, 'figures'>): void {
  const figures = shared(() => store.figures());
  const figure = (name: string, help: string, pick: (figures: Figures) => readonly Reading[], labels?: string[]) => {
    metrics.gauge({ name, help, ...(labels === undefined ? {} : { labels }) }, async () => pick(await figures()));
  };
  figure('fieldnotes_feeds', 'Followed feeds.', ({ feeds }) => byLabel('state', feeds), ['state']);
  figure('fieldnotes_poll_lag_seconds', 'Seconds since the feed was due that has waited longest.', (figures) => [
    { value: figures.longestDueSeconds },
  ]);
  figure('fieldnotes_posts', 'Posts.', ({ posts }) => byLabel('state', posts), ['state']);
  figure('fieldnotes_deliveries_open', 'Announcements and edits that are still to be made.', ({ deliveries }) => [
    { value: deliveries.open },
  ]);
  figure('fieldnotes_delivery_oldest_seconds', 'Age of the oldest of them.', ({ deliveries }) => [
    { value: deliveries.oldestSeconds },
  ]);
}

/** The same of what is in line. */
export function reportQueue(metrics: Metrics, queue: Pick<JobQueue, 'lines'>): void {
  const lines = shared(() => queue.lines());
  const jobs = { name: 'fieldnotes_queue_jobs', help: 'Jobs, by kind and state.', labels: ['kind', 'state'] };
  metrics.gauge(jobs, async () =>
    (await lines()).flatMap(({ name, waiting, active, delayed, failed }) =>
      byLabel('state', { waiting, active, delayed, failed }).map(({ value, labels }) => ({
        value,
        labels: { kind: name, ...labels },
      })),
    ),
  );
  const age = {
    name: 'fieldnotes_queue_oldest_seconds',
    help: 'Seconds that the oldest waiting job has waited; 0 when none waits.',
    labels: ['kind'],
  };
  metrics.gauge(age, async () =>
    (await lines()).map(({ name, oldestWaitingMs }) => ({
      value: (oldestWaitingMs ?? 0) / 1000,
      labels: { kind: name },
    })),
  );
}

/** Those who ask while an answer is on its way are given that one. */
function shared<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: Promise<Result> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}

type Figures = Awaited<ReturnType<Store['figures']>>;

function byLabel(label: string, values: Readonly<Record<string, number>>): Reading[] {
  return Object.entries(values).map(([name, value]) => ({ value, labels: { [label]: name } }));
}
