import { analyseBenchmark } from './analyse/analyse.js';
import { announceBenchmark } from './announce/announce.js';
import { askBenchmark } from './ask/ask.js';
import { corpusBenchmark } from './corpus/corpus.js';
import { extractionBenchmark } from './extraction/extraction.js';
import { feedsBenchmark } from './feeds/feeds.js';
import type { Benchmark } from './harness/benchmark.js';
import { importBenchmark } from './import/import.js';
import { keyphrasesBenchmark } from './keyphrases/keyphrases.js';
import { pollBenchmark } from './poll/poll.js';
import { questionsBenchmark } from './questions/questions.js';
import { retrievalBenchmark } from './retrieval/retrieval.js';
import { scaleBenchmark } from './scale/scale.js';
import { sentencesBenchmark } from './sentences/sentences.js';
import { summariesBenchmark } from './summaries/summaries.js';
import { tagsBenchmark } from './tags/tags.js';

/** Every benchmark, in the order of the help. A new one is a file with its definition and a line here. */
export const BENCHMARKS: readonly Benchmark[] = [
  importBenchmark,
  questionsBenchmark,
  retrievalBenchmark,
  sentencesBenchmark,
  askBenchmark,
  announceBenchmark,
  pollBenchmark,
  scaleBenchmark,
  extractionBenchmark,
  feedsBenchmark,
  analyseBenchmark,
  keyphrasesBenchmark,
  tagsBenchmark,
  summariesBenchmark,
  corpusBenchmark,
];
