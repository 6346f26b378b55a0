import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { unreadable } from '../file-errors.js';
import { flag } from '../options.js';
import { counted } from '../output/layout.js';

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'put a backup in the place of what is stored',
  details:
    'All of it, or nothing is changed. Stop everything else first. A backup of an older version is brought up to date. ' +
    'What was announced after the backup was made is not known any more: posts that come again are announced again.',
  argument: { name: 'file', description: 'what fieldnotes backup wrote', isRequired: true },
  options: { replace: flag('throw away what is stored now') },
  needs: ['store'],
  examples: [
    ['restore fieldnotes.sql.gz', 'into a new, empty installation'],
    ['restore fieldnotes.sql.gz --replace', 'go back to how it was'],
  ],

  async run({ services: { store }, output }, file, { replace }) {
    const { restore } = await import('@fieldnotes/store');
    const input = createReadStream(file);
    // Its errors are those of the reading.
    const unpacked = createGunzip().on('error', () => undefined);
    input.on('error', (error) => unpacked.destroy(error));
    try {
      const counts = await restore(store.server.connectionString, input.pipe(unpacked), { replace });
      await store.analyze();
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      output.line(`${counted(counts.post ?? 0, 'post')} and all else in ${counted(rows, 'row')} are back.`);
      return EXIT.done;
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
        const message = `The file ${file} is not a whole backup (${error.message}); nothing was changed.`;
        throw new CommandError('unreadable', message, { cause: error });
      }
      throw unreadable(error, file) ?? error;
    } finally {
      input.destroy();
    }
  },
});
