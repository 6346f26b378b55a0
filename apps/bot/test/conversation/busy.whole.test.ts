import { expect, it } from 'vitest';
import { useStage } from '../support/stage.js';
import { askWhileImporting } from '../support/while-importing.js';

const stage = useStage({ dependencies: { askLimits: { perMember: 10, perGuild: 100_000 } } });

it('acknowledges everything within a second while this very process imports', { timeout: 180_000 }, async () => {
  const { acknowledged, suggested } = await askWhileImporting(stage, 250);
  const slowest = { acknowledged: acknowledged.at(-1) ?? 0, suggested: suggested.at(-1) ?? 0 };
  console.info(
    `${acknowledged.length} questions during an import: acknowledged in at most ${slowest.acknowledged} ms, ` +
      `suggestions in at most ${Math.round(slowest.suggested)} ms`,
  );
  expect(acknowledged.length).toBeGreaterThan(30);
  expect(slowest.acknowledged).toBeLessThan(1_000);
});
