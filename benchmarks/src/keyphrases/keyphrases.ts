import { createAnalyst, loadTaxonomy, postFromText } from '@fieldnotes/content/analyse';
import { defineBenchmark } from '../harness/benchmark.js';
import { requiredText } from '../harness/options.js';
import { readablePath } from '../harness/paths.js';
import { type Finder, packages } from './peers.js';
import { type Score, scoreFinder, showScores } from './score.js';
import { loadLabelled } from './texts.js';

export const keyphrasesBenchmark = defineBenchmark({
  name: 'keyphrases',
  summary: 'keyphrases against those that people chose, beside packages of npm',
  details:
    'Reads JSON Lines of {id, title?, text, keys}. Macro F1 at 5, 10 and 15 phrases: exact match after lower-casing, ' +
    'stripping outer punctuation and Porter stemming, both sides without duplicates. The product does its whole ' +
    'analysis (topics, passages and summary too) in the time that is given.',
  options: { data: requiredText('FILE', 'the texts and their keyphrases') },
  examples: ['--data ~/abstracts.jsonl', '--data ~/news.jsonl --json'],

  async run({ data }, { output, signal }) {
    const texts = await loadLabelled(await readablePath(data, 'data'), 'keys');
    const analyst = createAnalyst({ taxonomy: loadTaxonomy() });
    const product: Finder = {
      name: 'fieldnotes',
      find: (text) => {
        const post = postFromText(text);
        return post === null ? [] : analyst.analyse(post).keyphrases.map(({ phrase }) => phrase);
      },
    };
    const scores: Record<string, Score> = {};
    for (const finder of [product, ...packages()]) scores[finder.name] = await scoreFinder(finder, texts, signal);
    showScores(scores, output);
    const { fieldnotes, ...peers } = scores;
    return { texts: texts.length, ...fieldnotes, peers };
  },
});
