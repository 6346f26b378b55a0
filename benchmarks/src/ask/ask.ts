import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '@fieldnotes/store';
import { DEFAULT_SEED } from '../corpus/corpus.js';
import { productStopWords } from '../corpus/function-words.js';
import { type Context, defineBenchmark } from '../harness/benchmark.js';
import { text, wholeNumber, wholeNumbers } from '../harness/options.js';
import { withTemporaryDirectory } from '../harness/paths.js';
import { QUIET } from '../harness/quiet.js';
import { type FilledCorpus, fill } from './fill.js';
import { type Measurement, measureSystem } from './measurement.js';
import { sampleQuestions } from './questions.js';
import { figuresOf, type SizeResult, showSize, showSlowest } from './show.js';
import { PEERS, type SystemName } from './systems/system.js';

export const askBenchmark = defineBenchmark({
  name: 'ask',
  summary: 'how long an answer takes at several sizes, beside MiniSearch, Orama and SQLite FTS5',
  details:
    'Generates technology blogs of ten feeds (see the benchmark corpus), stores them through the reading and the ' +
    'store of the product, and asks all systems the same questions in the same order, one system at a time, each in ' +
    'a process of its own. The time of the product is that of a whole answer: interpreting, searching, ranking, ' +
    'abstaining and quoting. A peer only returns the ids of its ten best passages.',
  options: {
    sizes: wholeNumbers('passages to ask', { least: 100, most: 10_000_000, fallback: [1000, 10_000, 100_000] }),
    questions: wholeNumber('questions to ask', { least: 10, most: 100_000, fallback: 200 }),
    rounds: wholeNumber('times to ask each of them', { least: 1, most: 100, fallback: 3 }),
    seed: text('TEXT', `what text and questions are generated from (default: ${DEFAULT_SEED})`),
    data: text('DIR', 'keep the stores in this directory, and use those that an earlier run has left there'),
    slowest: wholeNumber('slowest questions to list, with their stages', { least: 0, most: 1000, fallback: 0 }),
  },
  examples: ['', '--sizes 1000 --questions 50', '--data /tmp/ask --sizes 100000 --slowest 10'],

  async run({ sizes, data, slowest, ...options }, context) {
    const seed = options.seed ?? DEFAULT_SEED;
    const results = await inDirectory(data, async (directory) => {
      const done: object[] = [];
      for (const passages of sizes) {
        const place = path.join(directory, String(passages));
        await mkdir(place, { recursive: true, mode: 0o711 });
        const result = await measureSize({ ...options, seed, passages, directory: place }, context);
        showSize(result, context.output);
        if (slowest > 0) showSlowest(result, slowest, context.output);
        done.push(figuresOf(result));
      }
      return done;
    });
    return { seed, questions: options.questions, rounds: options.rounds, sizes: results };
  },
});

interface SizeOptions {
  readonly directory: string;
  readonly passages: number;
  readonly questions: number;
  readonly rounds: number;
  readonly seed: string;
}

const WARM_UP_QUESTIONS = 50;

async function measureSize(options: SizeOptions, { output, signal }: Context): Promise<SizeResult> {
  const { directory, passages, seed, rounds } = options;
  const corpus = await fill({
    directory,
    passages,
    seed,
    signal,
    onProgress: (done) => output.note(`${passages} passages: ${done} stored`),
  });
  const sample = (count: number, name: string) =>
    sampleQuestions({ passagesFile: corpus.passagesFile, passages: corpus.passages, count, seed: `${seed} ${name}` });
  const warmUp = await sample(WARM_UP_QUESTIONS, 'warm-up');
  const questions = await sample(options.questions, 'measured');

  // Held open here, so that the server runs all the time and the child only joins it, as the bot joins the worker's.
  const store = await openStore({ dataDirectory: corpus.dataDirectory, log: QUIET });
  try {
    const measure = (system: SystemName) => {
      output.note(`${passages} passages: asking ${system}`);
      return measureSystem({ system, options: systemOptions(corpus), warmUp, questions, rounds }, signal);
    };
    const fieldnotes = await measure('fieldnotes');
    const peers: (readonly [SystemName, Measurement])[] = [];
    for (const peer of PEERS) peers.push([peer, await measure(peer)]);
    return { corpus, questions, systems: new Map([['fieldnotes', fieldnotes], ...peers]) };
  } finally {
    await store.close();
  }
}

function systemOptions({ dataDirectory, passagesFile }: FilledCorpus) {
  return { dataDirectory, passagesFile, stopWords: [...productStopWords()] };
}

async function inDirectory<T>(kept: string | undefined, use: (directory: string) => Promise<T>): Promise<T> {
  return kept === undefined ? withTemporaryDirectory(use) : use(path.resolve(kept));
}
