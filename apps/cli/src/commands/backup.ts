import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { unreadable } from '../file-errors.js';
import { counted } from '../output/layout.js';

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'write everything that is stored to a file',
  details:
    'As of one moment, while everything goes on running. The file holds SQL, compressed by gzip, and can be read by its ' +
    'owner only: what members asked is in it, and the secrets of webhooks. It takes the place of a file of the same name ' +
    'when it is complete. Jobs are not in it; what has no job is put in line again.',
  argument: { name: 'file', description: 'where to write it', isRequired: true },
  options: {},
  needs: ['store'],
  examples: [['backup fieldnotes.sql.gz', 'keep a copy']],

  async run({ services: { store }, output }, file) {
    const { backUp } = await import('@fieldnotes/store');
    const unfinished = `${file}.new`;
    // Its errors are those of the writing, which waits for it.
    const gzip = createGzip().on('error', () => undefined);
    const written = gzip.pipe(createWriteStream(unfinished, { mode: 0o600 }));
    written.on('error', (error) => gzip.destroy(error));
    const closed = new Promise<void>((resolve) => written.once('close', resolve));
    try {
      const counts = await backUp(store.server.connectionString, gzip);
      await closed;
      const { size } = await stat(unfinished);
      await rename(unfinished, file);
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      output.line(
        `${counted(counts.post ?? 0, 'post')} and all else in ${counted(rows, 'row')}: ${file}, ${size} bytes.`,
      );
      return EXIT.done;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw unreadable(error, file) ?? error;
    }
  },
});
