import { defineBenchmark } from '../harness/benchmark.js';
import { BenchmarkError } from '../harness/errors.js';
import { round } from '../harness/figures.js';
import { requiredText } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath, withTemporaryDirectory } from '../harness/paths.js';
import { storePosts } from '../judged/store-posts.js';
import { answerable, readSentenceFile, type SentenceQuestion } from './file.js';
import { meanMeasures, measureOrder, ordered, type SentenceMeasures } from './judge.js';
import { miniSearch, wordOverlap } from './peers.js';
import { documentsOf, productScores } from './product.js';

export const sentencesBenchmark = defineBenchmark({
  name: 'sentences',
  summary: 'finds the sentence of a document that answers, beside word overlap and MiniSearch (BM25)',
  details:
    'The sentences of each question are ordered by what quoting finds them worth. Their documents are stored as posts, ' +
    'so that the rarity of words is that of the file. Questions that no sentence answers are left out. map, mrr and ' +
    'p1 are means over the questions; equal scores stand in reading order.',
  options: {
    data: requiredText('FILE', 'TSV: QuestionID, Question, DocumentID, DocumentTitle, SentenceID, Sentence, Label'),
  },
  examples: ['--data WikiQA-test.tsv', '--data WikiQA-test.tsv --json'],

  async run({ data }, { output, signal }) {
    const all = await readSentenceFile(await readablePath(data, 'data'));
    const questions = answerable(all);
    if (questions.length === 0)
      throw new BenchmarkError('unreadable', `${data} has no question that a sentence answers.`);
    const ours = await withTemporaryDirectory((directory) => askProduct(all, questions, directory, signal, output));
    const peers = { overlap: judge(questions, wordOverlap()), minisearch: judge(questions, miniSearch(all)) };
    show({ fieldnotes: ours, ...peers }, output);
    return {
      questions: questions.length,
      ...rounded(ours),
      peers: { overlap: rounded(peers.overlap), minisearch: rounded(peers.minisearch) },
    };
  },
});

async function askProduct(
  all: readonly SentenceQuestion[],
  questions: readonly SentenceQuestion[],
  dataDirectory: string,
  signal: AbortSignal,
  output: Output,
): Promise<SentenceMeasures> {
  const documents = documentsOf(all);
  const onProgress = (stored: number) => output.note(`${stored} of ${documents.length} documents stored`);
  const { store } = await storePosts(documents, { dataDirectory, signal, onProgress });
  try {
    const measures: SentenceMeasures[] = [];
    for (const question of questions) {
      signal.throwIfAborted();
      measures.push(measured(question, await productScores(question, store)));
    }
    return meanMeasures(measures);
  } finally {
    await store.close();
  }
}

function judge(questions: readonly SentenceQuestion[], score: (question: SentenceQuestion) => readonly number[]) {
  return meanMeasures(questions.map((question) => measured(question, score(question))));
}

function measured({ sentences }: SentenceQuestion, scores: readonly number[]): SentenceMeasures {
  return measureOrder(ordered(sentences, scores).map(({ answers }) => answers));
}

function show(systems: Readonly<Record<string, SentenceMeasures>>, output: Output): void {
  output.table(
    ['', 'MAP', 'MRR', 'P@1'].map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    Object.entries(systems).map(([name, { map, mrr, p1 }]) => [
      name,
      ...[map, mrr, p1].map((value) => value.toFixed(4)),
    ]),
  );
}

function rounded({ map, mrr, p1 }: SentenceMeasures) {
  return { map: round(map, 4), mrr: round(mrr, 4), p1: round(p1, 4) };
}
