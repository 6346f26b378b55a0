import { ArchiveError, TaxonomyError } from '@fieldnotes/content';
import { LifecycleError, SettingsError, SIGNAL_STATUS } from '@fieldnotes/platform';
import { QueueError } from '@fieldnotes/queue';
import { StoreError } from '@fieldnotes/store';
import { expect, test } from 'vitest';
import { CommandError, EXIT, explain } from '../../src/errors.js';

test.each([
  [new SettingsError([{ variable: 'A', problem: 'is odd', remedy: 'unset it' }]), 78],
  [new TaxonomyError(['it is empty'], 'taxonomy.yaml'), 78],
  [new StoreError('unreachable', 'Nothing answers'), 1],
  [new QueueError('unreachable', 'Nothing answers'), 1],
  [new ArchiveError('not-found', 'There is no such file'), 1],
  [new LifecycleError('stopped', 'it was stopped'), 1],
  [new CommandError('unknown-name', 'No feed is called x'), 1],
  [new CommandError('usage', 'Not like this'), 2],
])('%s is told as it is', (error, status) => {
  expect(explain(error)).toEqual({ status, message: error.message, isBug: false });
});

test('what nobody foresaw is a bug, in one line', () => {
  for (const error of [new TypeError('x is undefined\n  at y'), 'a text', undefined]) {
    const explained = explain(error);
    expect(explained).toMatchObject({ status: 70, isBug: true });
    expect(explained.message).toContain('FIELDNOTES_LOG_LEVEL=debug');
    expect(explained.message).not.toContain('\n');
  }
});

test('signals end with the status that the platform says', () => {
  expect(EXIT).toMatchObject(SIGNAL_STATUS);
});
