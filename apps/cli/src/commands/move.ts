import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { text } from '../options.js';
import { counted, pad } from '../output/layout.js';

/** Says that the address stands in the environment, where it is in nobody's history and in no list of processes. */
const FROM_SETTINGS = 'DATABASE_URL';

export const moveCommand = defineCommand({
  name: 'move',
  summary: 'copy the embedded store to a PostgreSQL server',
  details:
    'Stop everything else first. Copies all tables of FIELDNOTES_DATA into the empty database, in one transaction, and ' +
    'compares the number and the contents of the rows before it is committed. The embedded store stays as it is. Jobs ' +
    'are not copied: what has no job is put in line again. From then on, set DATABASE_URL.',
  options: { to: text('<DATABASE_URL>', 'postgres://…, or the word DATABASE_URL for what that setting says') },
  needs: [],
  requires: ({ to }) => (to === FROM_SETTINGS ? ['databaseUrl'] : []),
  examples: [
    ['move --to DATABASE_URL', 'to the server that DATABASE_URL names'],
    ['move --to postgres://fieldnotes@db.example/fieldnotes', 'to this one'],
  ],

  async run({ settings, output }, _, { to }) {
    if (to === undefined) throw new CommandError('usage', 'Say where to move: fieldnotes move --to DATABASE_URL.');
    const databaseUrl = to === FROM_SETTINGS ? settings.databaseUrl?.reveal() : to;
    const { moveStore } = await import('@fieldnotes/store');
    const counts = await moveStore({
      dataDirectory: settings.dataDirectory,
      databaseUrl: databaseUrl ?? '',
      onTable: (name, rows) => output.line(`  ${pad(name, 24)}${counted(rows, 'row')}, the same on both sides`),
    });
    output.line(`${counted(counts.post ?? 0, 'post')} and all else have arrived. Set DATABASE_URL and start again.`);
    return EXIT.done;
  },
});
