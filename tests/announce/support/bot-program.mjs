// The real bot in a process of its own, to be killed. Its settings come as JSON in the first argument.
import { createBot } from '@fieldnotes/bot';
import { parseTaxonomy } from '@fieldnotes/content';
import { createLog } from '@fieldnotes/platform';
import { openQueue } from '@fieldnotes/queue';
import { openStore } from '@fieldnotes/store';

const { connectionString, redisUrl, token, apiUrl, announceTimings } = JSON.parse(process.argv[2] ?? '{}');
const log = createLog({ level: 'warn', format: 'json', stream: process.stderr });
const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log });
const queue = await openQueue({ redisUrl, postgres: { connectionString }, log });
const taxonomy = parseTaxonomy('topics:\n  - name: Xen\n    signals: [xen]\n');
await createBot({ token, apiUrl, store, queue, log, taxonomy, announceTimings }).start();
