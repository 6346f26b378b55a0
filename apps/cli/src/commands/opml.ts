import { open } from 'node:fs/promises';
import type { Store } from '@fieldnotes/store';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { unreadable } from '../file-errors.js';
import { flag } from '../options.js';
import { counted } from '../output/layout.js';

export const opmlCommand = defineCommand({
  name: 'opml',
  summary: 'take feeds over from another feed reader, or hand them on',
  details:
    'With a file, follows every feed of the list: fieldnotes up reads them when it runs next, and what they hold then ' +
    'is their past, which is announced to nobody. Without one, writes the feeds that are followed as OPML to standard ' +
    'output.',
  argument: { name: 'file', description: 'a list of feeds (OPML)', isRequired: false },
  options: { json: flag('print a report of what was taken over as JSON') },
  needs: ['store'],
  examples: [
    ['opml subscriptions.opml', 'follow every feed of the list'],
    ['opml >feeds.opml', 'a list of the feeds that are followed'],
  ],

  async run({ services: { store }, output, signal }, file, { json }) {
    if (file === undefined || file === '') {
      output.text(await exported(store));
      return EXIT.done;
    }
    const { decodeDocument, readOpml } = await import('@fieldnotes/content');
    const reading = readOpml(decodeDocument(await contentOf(file)).text);
    if (reading.kind === 'unreadable') throw new CommandError('unreadable', `The file ${file} ${reading.problem}.`);
    const { feeds, leftOut } = reading;
    let added = 0;
    for (const { url, title } of feeds) {
      signal.throwIfAborted();
      const { isNew } = await store.liveFeeds.follow(url, title === '' ? new URL(url).hostname : title);
      if (isNew) added++;
    }
    const followed = feeds.length - added;
    if (json) output.json({ added, followed, leftOut });
    else {
      output.line(`${counted(added, 'feed')} followed from now on, ${followed} followed already.`);
      if (leftOut > 0) output.note(`${leftOut} of the list left out: what they name is no address of the web.`);
    }
    return EXIT.done;
  },
});

async function exported({ liveFeeds }: Store): Promise<string> {
  const { writeOpml } = await import('@fieldnotes/content');
  return writeOpml('Fieldnotes', await liveFeeds.statuses(), new Date());
}

/** Bytes; a list of some tens of thousands of feeds is smaller. */
const LARGEST = 20 * 1024 * 1024;

async function contentOf(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size <= LARGEST) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(error, file) ?? error;
  }
  throw new CommandError('unreadable', `The file ${file} is larger than lists of feeds that are read here.`);
}
