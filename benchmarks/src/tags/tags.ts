import { createAnalyst, createCorpusCounter, loadTaxonomy, postFromText } from '@fieldnotes/content/analyse';
import { defineBenchmark } from '../harness/benchmark.js';
import { requiredText } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath } from '../harness/paths.js';
import { type Finder, packages } from '../keyphrases/peers.js';
import { normalPhrase } from '../keyphrases/protocol.js';
import { type Score, scoreFinder, showScores } from '../keyphrases/score.js';
import { type LabelledText, loadLabelled } from '../keyphrases/texts.js';
import { LEARNED_SHARE, type LearnedScores, scoreLearned } from './learned.js';

export const tagsBenchmark = defineBenchmark({
  name: 'tags',
  summary: "a blog's tags: found in its posts, and learned from them",
  details:
    'Reads JSON Lines of {id, title, date, text, tags}. First, tags found without learning from any, against those of ' +
    "the author's that occur in the text (macro F1, the protocol of keyphrases): with the file as the corpus, and each " +
    'post by itself. Then, tags learned from the oldest 80 % of the posts and proposed for the newest 20 %, against all ' +
    "of the author's.",
  options: { data: requiredText('FILE', 'the posts of one blog and their tags') },
  examples: ['--data ~/blog.jsonl --json'],

  async run({ data }, { output, signal }) {
    const texts = await loadLabelled(await readablePath(data, 'data'), 'tags');
    const occurring = texts.map((text) => ({ ...text, labels: labelsInText(text) }));
    const scores: Record<string, Score> = {};
    for (const finder of [...products(), ...packages()]) {
      scores[finder.name] = await scoreFinder(finder, occurring, signal);
    }
    showScores(scores, output);
    const learned = scoreLearned(texts);
    output.line();
    showLearned(learned, output);
    const { [WITH_CORPUS]: fieldnotes, ...others } = scores;
    const { fieldnotes: ours, ...peers } = learned.scores;
    const { learned: learnedFrom, tested, confident } = learned;
    const learnedKeys = { ...ours, learnedFrom, tested, confident, peers };
    return { texts: texts.length, ...fieldnotes, peers: others, learned: learnedKeys };
  },
});

const WITH_CORPUS = 'fieldnotes';

/** The product with the corpus and without. */
function products(): readonly Finder[] {
  const analyst = createAnalyst({ taxonomy: loadTaxonomy() });
  let counter = createCorpusCounter();
  return [
    {
      name: WITH_CORPUS,
      prepare(texts) {
        counter = createCorpusCounter();
        for (const text of texts) {
          const post = postFromText({ title: text.title, text: text.text });
          if (post !== null) counter.add(post);
        }
      },
      find: ({ title, text }) => {
        const post = postFromText({ title, text });
        return post === null ? [] : analyst.analyse(post, counter.done()).tags;
      },
    },
    {
      name: 'fieldnotes, post alone',
      find: ({ title, text }) => {
        const post = postFromText({ title, text });
        return post === null ? [] : analyst.analyse(post).tags;
      },
    },
  ];
}

function labelsInText({ title, text, labels }: LabelledText): string[] {
  const words = `${title} ${text}`.replace(/[^\p{L}\p{N}+#.-]+/gu, ' ');
  const whole = ` ${normalPhrase(words)} `;
  return labels.filter((label) => whole.includes(` ${normalPhrase(label)} `));
}

function showLearned({ learned, tested, scores, confident }: LearnedScores, output: Output): void {
  output.line(
    `Learned from the oldest ${LEARNED_SHARE * 100} % (${learned} posts), proposed for the newest (${tested}):`,
  );
  output.table(
    [{ title: '', align: 'left' }, { title: 'F1@3' }, { title: 'P@1' }],
    Object.entries(scores).map(([name, { f1at3, p1 }]) => [name, f1at3.toFixed(1), p1.toFixed(1)]),
  );
  const { posts, proposed, right, expected } = confident;
  output.line();
  output.line(
    `Shown as proposed: ${proposed} tags for ${posts} % of the posts; ${right} % are right, by the confidence ${expected} %.`,
  );
}
