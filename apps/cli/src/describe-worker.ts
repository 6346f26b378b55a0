import type { Output } from './output/output.js';
import type { Services } from './services.js';
import type { CliSettings } from './settings.js';

/** Says what a worker stands on and what waits for it. */
export async function describeWorker(
  { store, queue }: Pick<Services, 'store' | 'queue'>,
  { dataDirectory, readConcurrency }: CliSettings,
  output: Output,
): Promise<void> {
  const where = store.server.kind === 'embedded' ? `embedded, data in ${dataDirectory}` : 'at DATABASE_URL';
  const { waiting, delayed, failed } = await queue.counts();
  output.line(`PostgreSQL ${await store.server.version()} (${where})`);
  output.line(`Queue on ${queue.kind === 'redis' ? 'Redis' : 'PostgreSQL'} at ${queue.place}`);
  output.line(`Worker reading up to ${readConcurrency} posts at a time; ${waiting + delayed} jobs in line`);
  if (failed > 0) output.line(`${failed} jobs have failed: fieldnotes queue says why, fieldnotes retry tries again`);
}
