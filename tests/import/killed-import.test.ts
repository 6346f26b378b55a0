import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpus, importThroughKills } from './support/kills.js';

if (!existsSync(corpus)) console.warn(`skipped: no posts to import at ${corpus}`);

// One year of the blog. All of it, killed ten times, is left to killed-import.whole.test.ts.
describe.skipIf(!existsSync(corpus))('an import that is killed', () => {
  it('ends, run again often enough, with what an undisturbed import gives', { timeout: 240_000 }, async () => {
    expect.hasAssertions();
    await importThroughKills(path.join(corpus, 'posts/2007'), { kills: 2, between: [0.3, 0.9], posts: 112 });
  });
});
