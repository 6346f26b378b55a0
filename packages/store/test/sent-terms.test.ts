import type { Occurrence } from '@fieldnotes/content/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allTermsIn, SENT_TERMS, sentTerms, TermFinder } from '../src/sent-terms.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { encodeTerms } from '../src/tsvector.js';

let server: TestServer;
let database: TestDatabase;

beforeAll(async () => {
  server = await startTestServer();
  database = await server.createDatabase();
});
afterAll(() => server?.stop());

type Terms = ReadonlyMap<string, Occurrence[]>;

/** What the server sends of passages with these terms. */
async function sent(passages: readonly Terms[]): Promise<Buffer[]> {
  const { rows } = await database.pool.query<{ sent: string }>(
    `SELECT ${SENT_TERMS} AS sent FROM unnest($1::text[]::tsvector[]) WITH ORDINALITY AS passage (tsv, at) ORDER BY at`,
    [passages.map(encodeTerms)],
  );
  return rows.map((row) => sentTerms(row.sent));
}

async function sentOf(entries: Record<string, Occurrence[]>): Promise<Buffer> {
  const [first] = await sent([new Map(Object.entries(entries))]);
  return first ?? Buffer.alloc(0);
}

describe('TermFinder', () => {
  it('finds whole terms only', async () => {
    const body = await sentOf({ "a'b": [{ field: 'body', at: 1 }], 'x-b': [{ field: 'body', at: 2 }] });
    expect(new TermFinder(['b', 'x', 'a']).findIn(body)).toEqual(new Map());
  });

  it('tells terms apart that share a hash', async () => {
    // 31 · 65 + 97 = 31 · 66 + 66, as every hash of this kind has it.
    const body = await sentOf({ 'x-Aa': [{ field: 'title', at: 1 }], 'x-BB': [{ field: 'body', at: 7 }] });
    expect(new TermFinder(['x-BB']).findIn(body)).toEqual(new Map([['x-BB', [{ field: 'body', at: 7 }]]]));
    expect(new TermFinder(['x-BB', 'x-Aa']).findIn(body).size).toBe(2);
  });

  it('finds no marker', async () => {
    const body = await sentOf({ xen: [{ field: 'title', at: 1 }] });
    expect(new TermFinder(['Sxen']).findIn(body)).toEqual(new Map());
    expect([...allTermsIn(body).keys()]).toEqual(['xen']);
  });
});

describe('terms that were stored', () => {
  it('come back as they were', async () => {
    const term = fc.stringMatching(/^[^\sA-Z\p{C}]{1,12}$/u);
    const occurrence = fc.record({
      field: fc.constantFrom('title' as const, 'topics' as const, 'headings' as const, 'body' as const),
      at: fc.integer({ min: 1, max: 900 }),
    });
    const place = ({ field, at }: Occurrence) => `${field} ${at}`;
    const occurrences = fc.uniqueArray(occurrence, { minLength: 1, maxLength: 9, selector: place });
    const passage = fc.dictionary(term, occurrences).map((entries) => new Map(Object.entries(entries)));
    await fc.assert(
      fc.asyncProperty(fc.array(passage, { minLength: 1, maxLength: 40 }), async (passages) => {
        for (const [at, bytes] of (await sent(passages)).entries()) {
          const given = sorted(passages[at] ?? new Map());
          expect(sorted(allTermsIn(bytes))).toEqual(given);
          expect(sorted(new TermFinder(given.map(([name]) => name)).findIn(bytes))).toEqual(given);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** The server sorts terms, and the places of each. */
function sorted(terms: Terms): [string, Occurrence[]][] {
  const order = ['title', 'topics', 'headings', 'body'];
  return [...terms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, places]) => [
      term,
      [...places].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field) || a.at - b.at),
    ]);
}
