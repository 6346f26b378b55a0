import { createReader, loadTaxonomy, openArchive, type Reader } from '@fieldnotes/content';
import { defineBenchmark } from '../harness/benchmark.js';
import { percent, round } from '../harness/figures.js';
import { text, wholeNumber } from '../harness/options.js';
import { readablePath } from '../harness/paths.js';
import { generatePosts } from './generate.js';
import { CorpusCounter, type CorpusStatistics } from './statistics.js';

export const corpusBenchmark = defineBenchmark({
  name: 'corpus',
  summary: 'says how natural the generated text of the benchmark ask is, beside an archive of yours',
  details:
    'Reads generated posts and, with --posts, those of an archive as the product reads them, and counts what makes ' +
    'text natural for a search: how long passages are, how many different terms there are, how uneven they are ' +
    'spread, and how a post repeats its own. Nothing is stored.',
  options: {
    passages: wholeNumber('generated passages to read', { least: 100, most: 1_000_000, fallback: 5000 }),
    seed: text('TEXT', 'what the text is generated from (default: fieldnotes)'),
    posts: text('DIR', 'an archive to compare with'),
    sample: wholeNumber('generated posts to print first', { least: 0, most: 100, fallback: 0 }),
  },
  examples: ['', '--posts samples --passages 1000', '--sample 2'],

  async run({ passages, seed = DEFAULT_SEED, posts, sample }, { output, signal }) {
    const reader = createReader({ taxonomy: await loadTaxonomy() });
    const archive = posts === undefined ? undefined : await countArchive(await readablePath(posts, 'posts'), reader);

    const counter = new CorpusCounter();
    let printed = 0;
    for (const { draft, reading } of generatePosts(seed, reader)) {
      signal.throwIfAborted();
      if (printed++ < sample) output.line(`${draft.title}\n\n${draft.body}\n`);
      counter.add(reading);
      if (counter.passages >= passages) break;
    }
    const generated = counter.statistics();
    output.table(
      [
        { title: 'text', align: 'left' },
        { title: 'generated' },
        ...(archive === undefined ? [] : [{ title: 'archive' }]),
      ],
      ROWS.map(([name, value]) => [name, value(generated), ...(archive === undefined ? [] : [value(archive)])]),
    );
    return { seed, generated, ...(archive === undefined ? {} : { archive }) };
  },
});

/** The seed of the corpus that the README's figures are of. */
export const DEFAULT_SEED = 'fieldnotes';

async function countArchive(path: string, reader: Reader): Promise<CorpusStatistics> {
  const counter = new CorpusCounter();
  const archive = await openArchive(path);
  for (const file of archive.files) {
    for await (const item of archive.read(file)) if (item.kind === 'post') counter.add(reader.read(item.post));
  }
  return counter.statistics();
}

const ROWS: readonly (readonly [string, (statistics: CorpusStatistics) => string])[] = [
  ['posts', ({ posts }) => String(posts)],
  ['passages', ({ passages }) => String(passages)],
  ['passages of a post', ({ passagesPerPost }) => passagesPerPost.toFixed(1)],
  ['tokens of a passage', ({ tokensPerPassage }) => tokensPerPassage.toFixed(1)],
  ['terms of a passage', ({ termsPerPassage }) => termsPerPassage.toFixed(1)],
  ['different terms', ({ types }) => String(types)],
  ['… in one post only', ({ inOnePost }) => percent(inOnePost, 1)],
  ['… in 10 % of the passages', ({ inTenPercent }) => String(inTenPercent)],
  ['… in 1 %', ({ inOnePercent }) => String(inOnePercent)],
  ['… in 0.1 %', ({ inOneThousandth }) => String(inOneThousandth)],
  ['passages with the commonest', ({ commonest }) => percent(commonest, 1)],
  ['further passages of its post with a term', ({ burst }) => String(round(burst))],
];
