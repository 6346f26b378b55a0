import { defineBenchmark } from '../harness/benchmark.js';
import { round } from '../harness/figures.js';
import { flag, requiredText } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readableFolder } from '../harness/paths.js';
import { type Extractor, fieldnotes, plainReadability } from './extractors.js';
import { loadPages, type Page } from './pages.js';
import { type Judged, type Score, score } from './score.js';

export const extractionBenchmark = defineBenchmark({
  name: 'extraction',
  summary: 'finding the article of a page, against plain Readability',
  details:
    'Extracts the article of every page and compares it with the text it should have, as the public ' +
    'article-extraction benchmark does: precision, recall and F1 over runs of four words. The folder holds ' +
    'ground-truth.json, an object from page to { articleBody, url }, and html/PAGE.html.gz. A page that gives nothing ' +
    'counts as a failure, and against recall.',
  options: {
    data: requiredText('DIR', 'the folder with the pages and the ground truth'),
    worst: flag('also list the pages that were read worst'),
  },
  examples: ['--data ~/article-extraction-benchmark', '--data ~/article-extraction-benchmark --worst --json'],

  async run({ data, worst }, { output, signal }) {
    const pages = await loadPages(await readableFolder(data, 'data'));
    const ours = measure('fieldnotes', fieldnotes, pages, signal);
    const plain = measure('readability', plainReadability, pages, signal);
    show([ours, plain], output);
    if (worst) showWorst(ours, pages, output);
    return {
      pages: pages.length,
      ...keysOf(ours),
      peers: { readability: keysOf(plain) },
    };
  },
});

interface Measured extends Score {
  readonly name: string;
  readonly judged: readonly Judged[];
  readonly failures: number;
  readonly pagesPerSecond: number;
  readonly cpuSeconds: number;
}

function measure(name: string, extract: Extractor, pages: readonly Page[], signal: AbortSignal): Measured {
  const judged: Judged[] = [];
  let failures = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  for (const page of pages) {
    signal.throwIfAborted();
    const found = attempt(extract, page);
    if (found === null) failures++;
    judged.push({ expected: page.expected, found: found ?? '' });
  }
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    name,
    judged,
    failures,
    pagesPerSecond: pages.length / seconds,
    cpuSeconds: (user + system) / 1e6,
    ...score(judged),
  };
}

/** A page that an extractor throws on gives nothing. */
function attempt(extract: Extractor, page: Page): string | null {
  try {
    return extract(page);
  } catch {
    return null;
  }
}

function keysOf({ f1, precision, recall, pagesPerSecond, failures, cpuSeconds }: Measured) {
  return {
    f1: round(f1, 4),
    precision: round(precision, 4),
    recall: round(recall, 4),
    pagesPerSecond: round(pagesPerSecond, 1),
    cpuSeconds: round(cpuSeconds),
    failures,
  };
}

function show(measured: readonly Measured[], output: Output): void {
  output.table(
    ['extractor', 'F1', 'precision', 'recall', 'pages/s', 'CPU s', 'failures'].map((title, at) => ({
      title,
      align: at === 0 ? 'left' : 'right',
    })),
    measured.map((one) => [
      one.name,
      one.f1.toFixed(3),
      one.precision.toFixed(3),
      one.recall.toFixed(3),
      one.pagesPerSecond.toFixed(1),
      one.cpuSeconds.toFixed(2),
      String(one.failures),
    ]),
  );
}

function showWorst({ judged }: Measured, pages: readonly Page[], output: Output): void {
  const scored = pages.map((page, at) => ({ page, ...score(judged.slice(at, at + 1)) })).sort((a, b) => a.f1 - b.f1);
  output.line();
  output.table(
    [{ title: 'worst pages', align: 'left' }, { title: 'F1' }, { title: 'precision' }, { title: 'recall' }],
    scored
      .slice(0, 20)
      .map(({ page, f1, precision, recall }) => [
        page.id.slice(0, 40),
        f1.toFixed(3),
        precision.toFixed(3),
        recall.toFixed(3),
      ]),
  );
}
