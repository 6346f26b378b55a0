import type { CorpusStatistics } from '@fieldnotes/content/analyse';
import { analysisJson } from '../analyse/analysis-json.js';
import { textLines } from '../analyse/text-lines.js';
import { openBatch } from '../ask/batch-input.js';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { flag, text } from '../options.js';
import { caution } from '../output/pieces.js';

export const analyseCommand = defineCommand({
  name: 'analyse',
  summary: 'name keyphrases, tags, topics and a summary of texts, for scripts',
  details:
    'Each line of the file, {"id", "title"?, "text"}, is answered by a line of JSON: {"id", "language", "keyphrases", ' +
    '"tags", "topics", "summary"}. Keyphrases say what a text is about; tags are short, as a blog would give them. ' +
    'Nothing is stored and no database is needed. A line that is no text gets {"id", "line", "error"}; the others are ' +
    'answered, and the status is 1.',
  options: {
    batch: text('<file>', 'analyse the texts of a JSON Lines file; - is standard input'),
    corpus: flag('take the file for a whole blog: what recurs in it makes better tags (reads the file twice)'),
  },
  needs: [],
  examples: [
    ['analyse --batch posts.jsonl', 'a line of JSON for each post'],
    ['analyse --batch posts.jsonl --corpus', 'the same, with tags that recur in these posts preferred'],
  ],

  async run({ output, input, signal }, _, { batch, corpus }) {
    if (batch === undefined) throw new CommandError('usage', 'Give a file of texts with --batch.');
    if (corpus && batch === '-') {
      throw new CommandError('usage', '--corpus reads the texts twice: give a file, not standard input.');
    }
    const { createAnalyst, createCorpusCounter, loadTaxonomy, postFromText } = await import(
      '@fieldnotes/content/analyse'
    );
    const open = () => openBatch(batch, input, signal);

    async function countRecurring(): Promise<CorpusStatistics> {
      const counter = createCorpusCounter();
      for await (const line of textLines((await open()).chunks)) {
        const post = line.kind === 'text' ? postFromText(line.text) : null;
        if (post !== null) counter.add(post);
      }
      return counter.done();
    }

    const recurring = corpus ? await countRecurring() : undefined;
    const analyst = createAnalyst({ taxonomy: loadTaxonomy() });
    const { name, chunks } = await open();
    let texts = 0;
    let wrong = 0;
    for await (const line of textLines(chunks)) {
      if (output.isClosed) break;
      texts += 1;
      const post = line.kind === 'text' ? postFromText(line.text) : null;
      if (line.kind === 'text' && post !== null) {
        output.json({ id: line.text.id, ...analysisJson(post, analyst.analyse(post, recurring)) }, 'line');
        continue;
      }
      wrong += 1;
      const [id, error] = line.kind === 'text' ? [line.text.id, 'the text is too long'] : [line.id, line.error];
      output.note(caution(`${name}:${line.line}: `), error);
      output.json({ id, line: line.line, error }, 'line');
    }
    if (texts === 0) throw new CommandError('unreadable', `${name} holds no text.`);
    return wrong === 0 ? EXIT.done : EXIT.failed;
  },
});
