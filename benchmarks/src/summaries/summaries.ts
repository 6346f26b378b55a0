import { createReader, loadTaxonomy } from '@fieldnotes/content';
import { defineBenchmark } from '../harness/benchmark.js';
import { round } from '../harness/figures.js';
import { flag, requiredText, wholeNumber } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath } from '../harness/paths.js';
import { type Choose, lead, lexRank, textRank } from './peers.js';
import { rouge } from './rouge.js';
import { loadTexts, type SummarisedText } from './texts.js';

/** Sentences of a text that the graphs of the peers are made of; they take the square of it. */
const MOST_RANKED = 400;
const SHOWN = 100;

export const summariesBenchmark = defineBenchmark({
  name: 'summaries',
  summary: 'summaries against those that people wrote, beside the first sentences, TextRank and LexRank',
  details:
    'Reads JSON Lines of {id, title, text, summary}, paragraphs separated by blank lines, and compares as many ' +
    'sentences as asked for with the summary of each: ROUGE-1, ROUGE-2 and ROUGE-Lsum F1 with stemming. Every system ' +
    'chooses among the sentences as the product splits them.',
  options: {
    data: requiredText('FILE', 'the texts and their summaries'),
    sentences: wholeNumber('sentences of a summary', { least: 1, most: 3, fallback: 2 }),
    show: flag(`also print the summaries of ${SHOWN} texts, as long as announcements show them, to be read`),
  },
  examples: [
    '--data ~/descriptions.jsonl',
    '--data ~/news.jsonl --sentences 3 --json',
    '--data ~/descriptions.jsonl --show',
  ],

  async run({ data, sentences, show }, { output, signal }) {
    const texts = await loadTexts(await readablePath(data, 'data'));
    const taxonomy = loadTaxonomy();
    const reader = createReader({ taxonomy, summarySentences: sentences });
    const ours = measure('fieldnotes', texts, signal, ({ post }) => quoted(post.body, reader.read(post).summary));
    const { splitting, ...peers } = measurePeers(texts, sentences, signal);
    output.note(`${texts.length} texts, ${splitting} sentences`);
    tabulate([ours, ...Object.values(peers)], output);
    if (show) showSummaries(texts, output);
    return {
      texts: texts.length,
      sentences,
      rouge: keysOf(ours),
      lead: keysOf(peers.lead),
      peers: { textRank: keysOf(peers.textRank), lexRank: keysOf(peers.lexRank) },
    };
  },
});

interface Measured {
  readonly name: string;
  readonly r1: number;
  readonly r2: number;
  readonly rlsum: number;
  /** Mean number of words, by white space. */
  readonly words: number;
}

type Summarise = (text: SummarisedText) => readonly string[];

function measure(name: string, texts: readonly SummarisedText[], signal: AbortSignal, summarise: Summarise): Measured {
  const sum = { r1: 0, r2: 0, rlsum: 0, words: 0 };
  for (const text of texts) {
    signal.throwIfAborted();
    const summary = summarise(text);
    const { r1, r2, rlsum } = rouge(text.reference, summary);
    sum.r1 += r1;
    sum.r2 += r2;
    sum.rlsum += rlsum;
    sum.words += summary.join(' ').split(/\s+/).filter(Boolean).length;
  }
  const mean = (value: number) => value / texts.length;
  return { name, r1: mean(sum.r1), r2: mean(sum.r2), rlsum: mean(sum.rlsum), words: mean(sum.words) };
}

function measurePeers(texts: readonly SummarisedText[], count: number, signal: AbortSignal) {
  const reader = createReader({ taxonomy: { topics: [] } });
  const split = new Map(texts.map((text) => [text, quoted(text.post.body, reader.read(text.post).sentences)]));
  const peer = (name: string, choose: Choose) =>
    measure(name, texts, signal, (text) => {
      const sentences = (split.get(text) ?? []).slice(0, MOST_RANKED);
      return [...choose(sentences, count)].sort((a, b) => a - b).map((at) => sentences[at] ?? '');
    });
  return {
    splitting: [...split.values()].reduce((sum, sentences) => sum + sentences.length, 0),
    lead: peer(`first ${count}`, lead),
    textRank: peer('TextRank', textRank),
    lexRank: peer('LexRank', lexRank),
  };
}

function quoted(body: string, spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  return spans.map(({ start, end }) => body.slice(start, end));
}

/** In percent, as ROUGE is usually given. */
function keysOf({ r1, r2, rlsum, words }: Measured) {
  return { r1: round(r1 * 100), r2: round(r2 * 100), rlsum: round(rlsum * 100), words: round(words, 1) };
}

function tabulate(measured: readonly Measured[], output: Output): void {
  output.table(
    [{ title: 'system', align: 'left' }, ...['R-1', 'R-2', 'R-Lsum', 'words'].map((title) => ({ title }))],
    measured.map((one) => {
      const { r1, r2, rlsum, words } = keysOf(one);
      return [one.name, r1.toFixed(1), r2.toFixed(1), rlsum.toFixed(1), words.toFixed(1)];
    }),
  );
}

/** Texts at equal distances from each other in the file. */
function showSummaries(texts: readonly SummarisedText[], output: Output): void {
  const reader = createReader({ taxonomy: loadTaxonomy() });
  const step = Math.max(1, texts.length / SHOWN);
  for (let at = 0; at < texts.length; at += step) {
    const text = texts[Math.floor(at)];
    if (text === undefined) break;
    output.line();
    output.line(`${text.id} · ${text.post.title}`);
    for (const sentence of quoted(text.post.body, reader.read(text.post).summary)) output.line(`  ${sentence}`);
  }
}
