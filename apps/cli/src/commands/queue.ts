import type { FailedJob, JobLine } from '@fieldnotes/queue';
import { shortTime } from '../civil-date.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag, wholeNumber } from '../options.js';
import { counted, pad, truncate, widthOf } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, caution, dim } from '../output/pieces.js';

const LONGEST_REASON = 300;

export const queueCommand = defineCommand({
  name: 'queue',
  summary: 'show what is in line, and which jobs failed and why',
  options: {
    failed: wholeNumber('failed jobs to show', { least: 1, most: 1_000, fallback: 20 }),
    json: flag('print JSON'),
  },
  needs: ['store', 'queue'],
  examples: [
    ['queue', 'jobs of each kind, and the latest 20 that failed for good'],
    ['queue --failed 1000 --json', 'the same for programs, with payloads'],
  ],

  async run({ services: { queue }, output, clock }, _, { failed: most, json }) {
    const [lines, failed] = await Promise.all([queue.lines(), queue.failed(most)]);
    if (json) {
      output.json({ kind: queue.kind, place: queue.place, lines, failed });
      return EXIT.done;
    }
    output.line(bold(queue.kind === 'redis' ? 'Redis' : 'PostgreSQL'), ` at ${queue.place}`);
    showLines(lines, output);
    showFailed(failed, output, clock.timeZone);
    return EXIT.done;
  },
});

function showLines(lines: readonly JobLine[], output: Output): void {
  const width = Math.max(...lines.map(({ name }) => widthOf(name)));
  for (const { name, waiting, active, delayed, failed, oldestWaitingMs } of lines) {
    const age =
      oldestWaitingMs === null ? '' : `, the oldest for ${counted(Math.round(oldestWaitingMs / 1000), 'second')}`;
    output.line(`  ${pad(name, width)}  ${waiting} waiting${age}; ${active} running, ${delayed} to be tried again, `, {
      text: `${failed} failed`,
      style: failed > 0 ? 'red' : 'dim',
    });
  }
}

function showFailed(failed: readonly FailedJob[], output: Output, timeZone: string): void {
  if (failed.length === 0) return;
  output.line();
  output.line(bold('Failed'), dim('   fieldnotes retry puts all of them back in line'));
  for (const { id, reason, attempts, failedAt } of failed) {
    output.line(`  ${shortTime(failedAt, timeZone)}  `, caution(id), ` after ${counted(attempts, 'attempt')}`);
    output.line(`    ${truncate(reason, LONGEST_REASON)}`);
  }
}
