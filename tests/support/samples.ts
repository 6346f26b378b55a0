import { fileURLToPath } from 'node:url';
import { createReader, loadTaxonomy } from '@fieldnotes/content';
import { createLog } from '@fieldnotes/platform';
import { openQueue } from '@fieldnotes/queue';
import { openStore, type Store } from '@fieldnotes/store';
import { createWorker } from '@fieldnotes/worker';

export const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

export const silent = createLog({ level: 'silent', format: 'json', stream: process.stderr });

/** A store in the given database, holding what is read from an archive: through the real queue and worker. */
export async function storeWith(archive: string, connectionString: string): Promise<Store> {
  const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log: silent });
  const queue = await openQueue({ postgres: { connectionString }, log: silent });
  const reader = createReader({ taxonomy: loadTaxonomy() });
  const worker = createWorker({ store, queue, reader, log: silent, readConcurrency: 2 });
  await worker.start();
  await worker.importArchive(archive);
  await worker.stop();
  await queue.close();
  return store;
}
