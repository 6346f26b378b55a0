import { defineBenchmark } from '../harness/benchmark.js';
import { percent, round } from '../harness/figures.js';
import { flag, requiredText } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readableFolder } from '../harness/paths.js';
import { loadCases } from './cases.js';
import { type ReaderResult, runCases } from './run-cases.js';

export const feedsBenchmark = defineBenchmark({
  name: 'feeds',
  summary: 'reading feeds as they should be read, against rss-parser',
  details:
    'Reads every feed of a folder that says what is expected of it: in NAME.expected.json beside it, or in a comment ' +
    "at its start as in Python feedparser's well-formed tests. A case counts when all of its expectation is about " +
    'title, link, id, dates, author, summary, content, tags or enclosures. Each case runs in a thread; one that takes ' +
    'more than ten seconds hung.',
  options: {
    data: requiredText('DIR', 'the folder with the feeds'),
    failed: flag('also list the cases that failed'),
  },
  examples: ['--data ~/feedparser/tests/wellformed', '--data ~/feedparser/tests/wellformed --failed --json'],

  async run({ data, failed }, { output, signal }) {
    const { cases, notUnderstood } = await loadCases(await readableFolder(data, 'data'));
    const ours = await runCases('fieldnotes', cases, signal);
    const peer = await runCases('rss-parser', cases, signal);
    show([ours, peer], output);
    output.line(
      `${ours.notAsked} cases are about other fields; ${notUnderstood.length} are in no form understood here.`,
    );
    if (failed) for (const { name, outcome } of ours.unmet) output.line(`${outcome}: ${name}`);
    return {
      ...keysOf(ours),
      notAsked: ours.notAsked,
      notUnderstood: notUnderstood.length,
      peers: { 'rss-parser': keysOf(peer) },
    };
  },
});

function keysOf({ cases, passed, crashed, hung, seconds }: ReaderResult) {
  return { cases, passed, share: round(passed / Math.max(1, cases), 4), crashed, hung, seconds: round(seconds) };
}

function show(results: readonly ReaderResult[], output: Output): void {
  output.table(
    ['parser', 'cases', 'passed', 'share', 'crashed', 'hung', 'seconds'].map((title, at) => ({
      title,
      align: at === 0 ? 'left' : 'right',
    })),
    results.map(({ reader, cases, passed, crashed, hung, seconds }) => [
      reader,
      String(cases),
      String(passed),
      percent(passed / Math.max(1, cases), 1),
      String(crashed),
      String(hung),
      seconds.toFixed(1),
    ]),
  );
}
