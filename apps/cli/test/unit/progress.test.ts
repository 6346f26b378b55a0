import { expect, test } from 'vitest';
import { createOutput } from '../../src/output/output.js';
import { createProgress } from '../../src/output/progress.js';
import { keptStream } from '../support/streams.js';

/** To the end of the line. */
const CLEAR = '\u001b[K';

test('elsewhere than on a terminal a line comes after a second and a tenth, or after long silence', () => {
  const stream = keptStream();
  let now = 0;
  const progress = createProgress(stream, () => now);
  const steps: [at: number, done: number][] = [
    [100, 0.5], // too early
    [1100, 0.55],
    [1300, 0.9], // too early
    [2200, 0.58], // too little
    [9000, 0.6], // too little
    [17_000, 0.61], // silent for long
  ];
  for (const [at, done] of steps) {
    now = at;
    progress.update(done, `at ${at}`);
  }
  expect(stream.text).toBe('55%  at 1100\n61%  at 17000\n');
});

test('a terminal has one line that is redrawn and never wider than the terminal', () => {
  const stream = keptStream({ columns: 40 });
  let now = 0;
  const progress = createProgress(stream, () => now);
  progress.update(0.5, 'half of very many posts of a very long name');
  now = 10;
  progress.update(0.6, 'too soon');
  now = 200;
  progress.update(1, 'all');
  progress.hide();
  const drawn = stream.text.split('\r');
  expect(drawn).toEqual([
    '',
    `████████████░░░░░░░░░░░░  50%  half of…${CLEAR}`,
    '████████████████████████ 100%  all\u001b[K',
    '\u001b[K',
  ]);
});

test('a note or a line of the log does not run into the bar', () => {
  const stderr = keptStream({ columns: 40 });
  const output = createOutput({ stdout: keptStream(), stderr, environment: {} });
  output.progress().update(0.5, 'half');
  output.note('a note');
  output.progress().update(0.6, 'more');
  output.logStream.write('a log line\n');
  const lines = stderr.text.split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/half.{3}\r.{3}a note$/);
  expect(lines[1]).toMatch(/^\r█.*more.{3}\r.{3}a log line$/);
  expect(lines[0]?.split(CLEAR)).toHaveLength(3);
});
