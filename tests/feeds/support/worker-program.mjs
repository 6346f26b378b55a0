// The real worker and poller in a process of their own, to be killed. Their settings come as JSON in the first argument.
import { createReader, parseTaxonomy } from '@fieldnotes/content';
import { createLog } from '@fieldnotes/platform';
import { openQueue } from '@fieldnotes/queue';
import { openStore } from '@fieldnotes/store';
import { createPoller, createWorker } from '@fieldnotes/worker';

const { connectionString, redisUrl, timings } = JSON.parse(process.argv[2] ?? '{}');
const log = createLog({ level: 'error', format: 'json', stream: process.stderr });
const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log, maxConnections: 5 });
const queue = await openQueue({ redisUrl, postgres: { connectionString }, log });
const reader = createReader({ taxonomy: parseTaxonomy('topics:\n  - name: Xen\n    signals: [xen]\n') });
const polling = { privateHosts: ['127.0.0.0/8'], timings };
await createWorker({ store, queue, reader, log, readConcurrency: 2, polling }).start();
createPoller({ store, queue, log, polling, concurrency: 8 }).start();
