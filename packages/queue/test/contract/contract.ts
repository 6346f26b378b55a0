import { describe } from 'vitest';
import { describeAdding } from './adding.js';
import { type Subject, useBench } from './bench.js';
import { describeClosing } from './closing.js';
import { describeFailing } from './failing.js';
import { describeKilling } from './killing.js';
import { describeWorking } from './working.js';

/** What every backend must do, in the same words. */
export function describeQueue(name: string, subject: Subject): void {
  describe(`the queue on ${name}`, () => {
    const bench = useBench(subject);
    describeAdding(bench);
    describeWorking(bench);
    describeFailing(bench);
    describeKilling(bench);
    describeClosing(bench);
  });
}
