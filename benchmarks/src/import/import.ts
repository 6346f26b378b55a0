import { defineBenchmark } from '../harness/benchmark.js';
import { BenchmarkError } from '../harness/errors.js';
import { mebibytes, median, round } from '../harness/figures.js';
import { requiredText, wholeNumber } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath, withTemporaryDirectory } from '../harness/paths.js';
import { type Import, importOnce } from './import-once.js';

export const importBenchmark = defineBenchmark({
  name: 'import',
  summary: 'imports an archive end to end through the queue on a fresh embedded server, then a second time',
  details:
    'Runs the command fieldnotes import in a process of its own, on an empty data directory that is removed ' +
    'afterwards. Seconds count from the start of the process to the end of the import, so starting node and making ' +
    'and starting the server are in them. Memory and processor time are those of the importing process: the ' +
    'processes of PostgreSQL are not in them. Figures are medians of the runs.',
  options: {
    posts: requiredText('DIR', 'the folder or file to import'),
    runs: wholeNumber('imports into a fresh data directory', { least: 1, most: 100, fallback: 3 }),
  },
  examples: ['--posts samples', '--posts ~/blog/content --runs 5 --json'],

  async run({ posts, runs }, { output, signal }) {
    const archive = await readablePath(posts, 'posts');
    const measured: ImportRun[] = [];
    for (let run = 1; run <= runs; run++) {
      measured.push(await withTemporaryDirectory((directory) => importTwice(archive, directory, signal)));
      output.note(`run ${run} of ${runs} done`);
    }
    show(measured, output);
    const middle = (value: (run: ImportRun) => number, digits = 2) => round(median(measured.map(value)), digits);
    return {
      posts: measured[0]?.first.report.posts,
      seconds: middle(({ first }) => first.secondsToOutput),
      importSeconds: middle(({ first }) => first.report.seconds),
      postsPerSecond: middle(({ first }) => first.report.posts / first.report.seconds, 1),
      cpuSeconds: middle(({ first }) => first.cpuSeconds),
      peakRssMb: middle(({ first }) => mebibytes(first.peakRssBytes), 1),
      secondSeconds: middle(({ second }) => second.secondsToOutput),
      runs,
    };
  },
});

interface ImportRun {
  readonly first: Import;
  readonly second: Import;
}

async function importTwice(archive: string, directory: string, signal: AbortSignal): Promise<ImportRun> {
  const first = await importOnce(archive, directory, signal);
  const second = await importOnce(archive, directory, signal);
  const { posts, unchanged } = second.report;
  if (posts !== first.report.posts || unchanged !== posts) {
    throw new BenchmarkError('failed', `The second import changed ${posts - unchanged} of ${posts} posts.`);
  }
  return { first, second };
}

function show(runs: readonly ImportRun[], output: Output): void {
  const row = (name: string, { report, ...run }: Import) => [
    name,
    String(report.posts),
    String(report.skipped),
    run.secondsToOutput.toFixed(2),
    report.seconds.toFixed(2),
    (report.posts / report.seconds).toFixed(1),
    run.cpuSeconds.toFixed(2),
    mebibytes(run.peakRssBytes).toFixed(1),
  ];
  output.table(
    ['import', 'posts', 'skipped', 'total s', 'import s', 'posts/s', 'CPU s', 'peak RSS MB'].map((title, at) => ({
      title,
      align: at === 0 ? 'left' : 'right',
    })),
    runs.flatMap(({ first, second }, at) => [row(`run ${at + 1}, first`, first), row(`run ${at + 1}, again`, second)]),
  );
}
