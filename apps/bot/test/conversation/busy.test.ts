import { expect, it } from 'vitest';
import { useStage } from '../support/stage.js';
import { askWhileImporting } from '../support/while-importing.js';

const stage = useStage({ dependencies: { askLimits: { perMember: 10, perGuild: 100_000 } } });

it('acknowledges within a second while this very process imports', { timeout: 60_000 }, async () => {
  const { acknowledged } = await askWhileImporting(stage, 40);
  expect(acknowledged.length).toBeGreaterThan(5);
  // Every one came within Discord's three seconds, or `slash` had thrown. The median, because other tests are busy too:
  // the slowest is left to busy.whole.test.ts.
  expect(acknowledged[acknowledged.length >> 1]).toBeLessThan(1_000);
});
