import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createOutput } from '../../src/output/output.js';
import { bold } from '../../src/output/pieces.js';
import { keptStream } from '../support/streams.js';

function outputOn(terminal?: { columns: number }, environment: object = {}) {
  const stdout = keptStream(terminal);
  const stderr = keptStream(terminal);
  return { stdout, stderr, output: createOutput({ stdout, stderr, environment }) };
}

test('colours are for terminals, and for people who want them', () => {
  const line = [bold('Title'), ' text'] as const;
  const pipe = outputOn();
  pipe.output.line(...line);
  expect(pipe.stdout.text).toBe('Title text\n');

  const terminal = outputOn({ columns: 80 });
  terminal.output.line(...line);
  expect(terminal.stdout.text).toBe('\u001b[1mTitle\u001b[22m text\n');

  const noColour = outputOn({ columns: 80 }, { NO_COLOR: '1' });
  noColour.output.line(...line);
  expect(noColour.stdout.text).toBe('Title text\n');
});

test('escape sequences of a post are not passed on, styled or not', () => {
  const { stdout, output } = outputOn({ columns: 80 });
  output.line(bold('ti\u001b[2Jtle'), ' te\u001b[5mxt\n');
  expect(stdout.text).toBe('\u001b[1mtitle\u001b[22m text\n');
});

test('results and everything else go separate ways', () => {
  const { stdout, stderr, output } = outputOn();
  output.json({ a: 1 }, 'line');
  output.note('careful');
  expect(stdout.text).toBe('{"a":1}\n');
  expect(stderr.text).toBe('careful\n');
});

test('lines are as wide as the terminal, within bounds', () => {
  expect(outputOn({ columns: 72 }).output.width).toBe(72);
  expect(outputOn({ columns: 20 }).output.width).toBe(40);
  expect(outputOn({ columns: 500 }).output.width).toBe(100);
  expect(outputOn().output.width).toBe(100);
});

test('a reader that goes away is no error, a disk that is full is one', async () => {
  for (const [code, failure] of [
    ['EPIPE', null],
    ['ENOSPC', expect.objectContaining({ code: 'ENOSPC' })],
  ] as const) {
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(code), { code }));
      },
    });
    const output = createOutput({ stdout, stderr: keptStream(), environment: {} });
    output.line('first');
    await expect(output.flush()).resolves.toEqual(failure);
    expect(output.isClosed).toBe(true);
    output.line('nobody reads this');
  }
});
