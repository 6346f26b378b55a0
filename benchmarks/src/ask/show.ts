import { mebibytes, median, percent, quantile, round } from '../harness/figures.js';
import type { Output } from '../harness/output.js';
import type { FilledCorpus } from './fill.js';
import type { Measurement } from './measurement.js';
import type { SampledQuestion } from './questions.js';
import type { SystemName } from './systems/system.js';

/** What was measured at one size. */
export interface SizeResult {
  readonly corpus: FilledCorpus;
  readonly questions: readonly SampledQuestion[];
  readonly systems: ReadonlyMap<SystemName, Measurement>;
}

export function showSize({ corpus, systems }: SizeResult, output: Output): void {
  const { passages, posts, characters, fillSeconds } = corpus;
  output.line();
  output.line(
    `${passages} passages of ${posts} posts (${mebibytes(characters)} MB of text), read and stored in ${fillSeconds.toFixed(1)} s`,
  );
  output.table(
    ['system', 'p50 ms', 'p95 ms', 'max ms', 'RSS MB', 'peak MB', 'open s', 'answered', 'right post'].map(
      (title, at) => ({ title, align: at === 0 ? 'left' : 'right' }),
    ),
    [...systems].map(([name, { milliseconds, rssBytes, peakRssBytes, openSeconds, answered, found }]) => [
      name,
      median(milliseconds).toFixed(2),
      quantile(milliseconds, 0.95).toFixed(2),
      Math.max(...milliseconds).toFixed(2),
      mebibytes(rssBytes).toFixed(0),
      mebibytes(peakRssBytes).toFixed(0),
      openSeconds.toFixed(1),
      percent(answered),
      percent(found),
    ]),
  );
  const product = systems.get('fieldnotes');
  if (product === undefined) return;
  const stages = stageMedians(product);
  output.line(
    `stages of fieldnotes, median ms: ${Object.entries(stages)
      .map(([stage, ms]) => `${stage} ${ms.toFixed(2)}`)
      .join(', ')}; PostgreSQL's processes: ${mebibytes(product.figures.postgresBytes ?? Number.NaN)} MB`,
  );
}

/** The questions that took the product longest, and where the time went. */
export function showSlowest({ questions, systems }: SizeResult, count: number, output: Output): void {
  const product = systems.get('fieldnotes');
  if (product === undefined) return;
  const asked = questions.map(({ text, kind }, at) => {
    const rounds = product.milliseconds.filter((_, index) => index % questions.length === at);
    return { text, kind, milliseconds: median(rounds), stages: product.stages[at] ?? {} };
  });
  asked.sort((a, b) => b.milliseconds - a.milliseconds);
  output.line();
  for (const { text, kind, milliseconds, stages } of asked.slice(0, count)) {
    const parts = Object.entries(stages).filter(([stage]) => stage !== 'total');
    const where = parts.map(([stage, ms]) => `${stage} ${ms.toFixed(1)}`).join(', ');
    output.line(`${milliseconds.toFixed(1).padStart(7)} ms  ${text} (${kind}; ${where})`);
  }
}

/** What `--json` prints of one size. */
export function figuresOf({ corpus, systems }: SizeResult): object {
  const figures = [...systems].map(([name, measurement]) => [name, systemFigures(measurement)] as const);
  const peers = Object.fromEntries(figures.filter(([name]) => name !== 'fieldnotes'));
  const product = systems.get('fieldnotes');
  return {
    passages: corpus.passages,
    posts: corpus.posts,
    textMb: mebibytes(corpus.characters),
    fillSeconds: round(corpus.fillSeconds, 1),
    ...(product === undefined
      ? {}
      : {
          ...systemFigures(product),
          postgresMb: mebibytes(product.figures.postgresBytes ?? Number.NaN),
          stages: stageMedians(product),
        }),
    peers,
  };
}

function systemFigures({ milliseconds, rssBytes, peakRssBytes, openSeconds, answered, found }: Measurement) {
  return {
    p50Ms: round(median(milliseconds)),
    p95Ms: round(quantile(milliseconds, 0.95)),
    rssMb: mebibytes(rssBytes),
    peakRssMb: mebibytes(peakRssBytes),
    openSeconds: round(openSeconds, 1),
    answered: round(answered, 3),
    rightPost: round(found, 3),
  };
}

function stageMedians({ stages }: Measurement): Record<string, number> {
  const names = Object.keys(stages[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, round(median(stages.map((stage) => stage[name] ?? 0)))]));
}
