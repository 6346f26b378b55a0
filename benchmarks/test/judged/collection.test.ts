import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCollection } from '../../src/retrieval/collection.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fieldnotes-collection-'));
  await write('docs.jsonl', '{"id":"d1","title":"Xen","text":"A hypervisor."}\n{"id":2,"text":"No title."}\n');
  await write('queries.jsonl', '{"id":"1","text":"xen"}\n\n{"id":"2","text":"nothing is relevant to this"}\n');
  await write('qrels.tsv', '1\td1\t2\n1\t2\t0\n2\td1\t-1\n');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(path.join(directory, name), text);

describe('readCollection', () => {
  it('reads documents, and the queries that something is relevant to', async () => {
    const { documents, queries } = await readCollection(directory);
    expect(documents).toEqual([
      { id: 'd1', title: 'Xen', text: 'A hypervisor.' },
      { id: '2', title: '', text: 'No title.' },
    ]);
    expect(queries.map(({ id }) => id)).toEqual(['1']);
    expect(queries[0]?.grades).toEqual(
      new Map([
        ['d1', 2],
        ['2', 0],
      ]),
    );
  });

  it.each([
    ['qrels.tsv', '1 d1 2\n', 'qrels.tsv:1'],
    ['queries.jsonl', '{"id":"1","text":"a"}\n{"text":"b"}', 'queries.jsonl:2'],
    ['docs.jsonl', '{"id":"d1"', 'docs.jsonl:1'],
  ])('names file and line where %s is wrong', async (name, text, place) => {
    await write(name, text);
    await expect(readCollection(directory)).rejects.toThrow(place);
  });

  it('says what a collection is made of where a file is missing', async () => {
    await rm(path.join(directory, 'qrels.tsv'));
    await expect(readCollection(directory)).rejects.toThrow('a collection is docs.jsonl, queries.jsonl, qrels.tsv');
  });
});
