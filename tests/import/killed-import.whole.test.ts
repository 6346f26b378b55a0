import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, importThroughKills } from './support/kills.js';

if (!existsSync(corpus)) console.warn(`skipped: no posts to import at ${corpus}`);

describe.skipIf(!existsSync(corpus))('an import of a whole blog that is killed ten times', () => {
  it('ends, run again, with what an undisturbed import gives', { timeout: 600_000 }, async () => {
    expect.hasAssertions();
    await importThroughKills(corpus, { kills: 10, between: [0, 1 / 3], posts: 619 });
  });
});
