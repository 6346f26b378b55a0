import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { counted } from '../output/layout.js';

export const migrateCommand = defineCommand({
  name: 'migrate',
  summary: 'bring the tables of the database up to date, and end',
  details:
    'Applies what is missing in one transaction: all of it, or nothing. Every other command does so too when it starts; ' +
    'this one is for doing it once, before many processes start. FIELDNOTES_START_DEADLINE says how long to wait for the ' +
    'server.',
  options: {},
  needs: ['store'],
  waits: 'when-set',
  examples: [['migrate', 'prepare the database at DATABASE_URL, or the embedded one']],

  async run({ services: { store }, output, settings }) {
    const { from, to } = store.server.schema;
    if (settings.redisUrl === undefined) await prepareQueue(store.server.connectionString);
    if (from === to) output.line(`The tables are up to date: version ${to}.`);
    else output.line(`${counted(to - from, 'migration')} applied: version ${from} became version ${to}.`);
    return EXIT.done;
  },
});

/** Opening the queue makes its tables, where it lives in the same database. */
async function prepareQueue(connectionString: string): Promise<void> {
  const { openQueue } = await import('@fieldnotes/queue');
  await (await openQueue({ postgres: { connectionString } })).close();
}
