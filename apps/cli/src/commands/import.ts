import type { ImportProgress, ImportReport } from '@fieldnotes/worker';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag } from '../options.js';
import { counted } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { caution, dim } from '../output/pieces.js';

export const importCommand = defineCommand({
  name: 'import',
  summary: 'read posts from a file or a folder',
  details:
    'Reads Markdown with front matter (Hugo, Jekyll), HTML pages, RSS, Atom and JSON feed files, and plain-text ' +
    'exports. Importing again changes only what has changed. What cannot be read is named, skipped and counted, ' +
    'and the rest is imported. The status is 0 when a post was imported, and 1 when none could be.',
  argument: { name: 'path', description: 'a file, or a folder with everything below it', isRequired: true },
  options: { json: flag('print a report as JSON') },
  needs: ['store', 'queue', 'worker'],
  examples: [
    ['import samples', 'every post below a folder'],
    ['import blog/feed.xml', 'the posts of one feed file'],
    ['import notes --json 2>skipped.txt', 'a report for programs; what was skipped goes to a file'],
  ],

  async run({ services: { worker }, output, signal }, path, { json }) {
    const started = performance.now();
    const progress = output.progress();
    const skipped: { source: string; reason: string; message: string }[] = [];
    let report: ImportReport;
    try {
      report = await worker.importArchive(path, {
        signal,
        onProgress: (state) => progress.update(share(state), describe(state)),
        onSkipped: ({ source, reason, message }) => {
          skipped.push({ source, reason, message });
          output.note(caution('skipped '), `${source}: ${message}`);
        },
      });
    } catch (error) {
      if (signal.aborted) output.note('Stopped. What was imported is kept; the same command goes on from there.');
      throw error;
    } finally {
      progress.hide();
    }
    const seconds = (performance.now() - started) / 1000;
    const { feed, ...counts } = report;
    const milliseconds = Math.round(seconds * 1000);
    if (json)
      output.json({ feed: feed?.title ?? null, ...counts, seconds: milliseconds / 1000, skippedItems: skipped });
    else showReport(report, seconds, output);
    return isDone(report) ? EXIT.done : EXIT.failed;
  },
});

/** A file that has not been read is expected to bring one post, so that the bar does not jump back. */
function share({ files, filesDone, posts, postsRead }: ImportProgress): number {
  const steps = files + posts + (files - filesDone);
  return steps === 0 ? 0 : (filesDone + postsRead) / steps;
}

function describe({ files, filesDone, posts, postsRead }: ImportProgress): string {
  const read = posts === 0 ? '' : `, ${postsRead} of ${counted(posts, 'post')} read`;
  return `${filesDone} of ${counted(files, 'file')}${read}`;
}

function showReport(report: ImportReport, seconds: number, output: Output): void {
  const { posts, added, revised, unchanged, skipped, unread } = report;
  const numbers = [`${added} added`, `${revised} revised`, `${unchanged} unchanged`, `${skipped} skipped`];
  output.line(`${counted(posts, 'post')}: ${numbers.join(', ')}`, dim(` (${seconds.toFixed(1)} s)`));
  if (unread > 0) {
    output.note(
      `${counted(unread, 'post')} could not be read; fieldnotes status says why, fieldnotes retry tries again.`,
    );
  }
  if (posts > 0 && unchanged === posts && unread === 0) output.line('Nothing has changed since the last import.');
}

/** Skipped files are no failure as long as something could be imported; posts that nobody can ask about are one. */
function isDone({ posts, unread }: ImportReport): boolean {
  return posts > 0 && unread === 0;
}
