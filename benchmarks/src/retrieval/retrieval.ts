import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TECHNIQUES, type Technique } from '@fieldnotes/content';
import { defineBenchmark } from '../harness/benchmark.js';
import { round } from '../harness/figures.js';
import { flag, requiredText, severalOf, text } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readableFolder, withTemporaryDirectory } from '../harness/paths.js';
import { storePosts } from '../judged/store-posts.js';
import { readCollection } from './collection.js';
import { type JudgedQuery, judgeQueries, runLines, type Summary, summarise } from './judge.js';
import { openPeers } from './peers.js';
import { productRanker } from './product.js';

export const retrievalBenchmark = defineBenchmark({
  name: 'retrieval',
  summary: 'ranks the documents of a test collection, beside MiniSearch, SQLite FTS5 and Orama',
  details:
    'The documents become posts through the reading and the store of the product; the queries are ranked by the ' +
    'function that answers are taken from, 1,000 posts deep. Measures are those of trec_eval: ndcg10 with the grade ' +
    'as gain, the others with a grade above 0 as relevant. Queries that nothing is relevant to are left out.',
  options: {
    data: requiredText('DIR', 'docs.jsonl {id, title, text}, queries.jsonl {id, text}, qrels.tsv query, doc, grade'),
    run: text('FILE', 'write what was ranked as a TREC run'),
    without: severalOf(TECHNIQUES, 'leave techniques of the ranking out'),
    ablations: flag('measure the ranking without each of its techniques, too'),
  },
  examples: ['--data cacm', '--data cacm --run cacm.run --json', '--data cacm --ablations'],

  async run({ data, run, without, ablations }, { output, signal }) {
    const collection = await readCollection(await readableFolder(data, 'data'));
    const { documents, queries } = collection;
    return withTemporaryDirectory(async (directory) => {
      const onProgress = (stored: number) => output.note(`${stored} of ${documents.length} documents stored`);
      const dataDirectory = path.join(directory, 'data');
      const { store, idOf } = await storePosts(documents, { dataDirectory, signal, onProgress });
      try {
        const rank = (left: readonly Technique[]) =>
          judgeQueries(productRanker(store, idOf, new Set(left)), queries, signal);
        const product = await rank(without);
        if (run !== undefined) await writeFile(run, `${runLines(product, 'fieldnotes').join('\n')}\n`);
        const left: [string, readonly JudgedQuery[]][] = [];
        for (const technique of ablations ? TECHNIQUES : (['feedback'] as const)) {
          left.push([`without ${technique}`, await rank([...without, technique])]);
        }
        const peers: [string, readonly JudgedQuery[]][] = [];
        for (const peer of await openPeers(documents, directory)) {
          peers.push([peer.name, await judgeQueries(peer, queries, signal)]);
          peer.close();
        }
        const summaries = (runs: typeof peers) => runs.map(([name, judged]) => [name, summarise(judged)] as const);
        const ours = summarise(product);
        show([['fieldnotes', ours], ...summaries(left), ...summaries(peers)], output);
        return {
          documents: documents.length,
          queries: queries.length,
          ...rounded(ours),
          without: Object.fromEntries(
            summaries(left).map(([name, one]) => [name.slice('without '.length), rounded(one)]),
          ),
          peers: Object.fromEntries(summaries(peers).map(([name, one]) => [name, rounded(one)])),
        };
      } finally {
        await store.close();
      }
    });
  },
});

function show(rows: readonly (readonly [string, Summary])[], output: Output): void {
  const titles = ['', 'nDCG@10', 'MAP', 'MAP odd', 'MAP even', 'P@30', 'MRR', 'R@100', 'ms/query'];
  output.table(
    titles.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows.map(([name, { ndcg10, map, odd, even, p30, mrr, r100, msPerQuery }]) => [
      name,
      ...[ndcg10, map, odd.map, even.map, p30, mrr, r100].map((value) => value.toFixed(4)),
      msPerQuery.toFixed(1),
    ]),
  );
}

function rounded({ odd, even, ...summary }: Summary) {
  const all = (measures: object) =>
    Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, round(Number(value), 4)]));
  return { ...all(summary), split: { odd: all(odd), even: all(even) } };
}
