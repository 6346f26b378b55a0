import type { Question } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import { answerJson } from '../ask/answer-json.js';
import { showAnswer } from '../ask/answer-text.js';
import { answerBatch } from '../ask/batch.js';
import { openBatch } from '../ask/batch-input.js';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { civilDate, flag, instant, text, texts, timeZone } from '../options.js';
import { resolveScope } from '../scope.js';

export const askCommand = defineCommand({
  name: 'ask',
  summary: 'answer a question with quotes from the posts',
  details:
    'Every quote is verbatim, with its post, date and link. When the posts do not say, it says so and shows no ' +
    'source. With --batch each line of a file, {"id", "question", "context"?}, is answered by a line of JSON: ' +
    '{"id", "found", "interpreted", "citations", "nearestTopics", "ms"}. A line that is no question gets {"id", ' +
    '"line", "error"}; the others are answered, and the status is 1.',
  argument: { name: 'question', description: 'the question', isRequired: false, isPhrase: true },
  options: {
    feed: texts('<name>', 'ask only this feed'),
    topic: text('<name>', 'ask only posts with this topic'),
    from: civilDate('ask only posts of this day or later'),
    to: civilDate('ask only posts of this day or earlier'),
    context: text('<question>', 'the question before this one, if this one builds on it'),
    batch: text('<file>', 'answer the questions of a JSON Lines file; - is standard input'),
    now: instant('the time that "yesterday" counts from (default: now)'),
    timeZone: timeZone('the time zone of the dates (default: that of this machine)'),
    json: flag('print JSON'),
  },
  needs: ['store'],
  examples: [
    ['ask "What did you see about Xen?"', 'quotes, best first'],
    ['ask "What did you write in July 2005?"', 'the posts of a month'],
    ['ask "and on Ubuntu?" --context "How do I build a kernel?"', 'a question that builds on another'],
    ['ask --batch questions.jsonl --now 2026-01-01T00:00:00Z --time-zone UTC', 'many questions, the same on every day'],
  ],

  async run({ services: { store }, output, clock, input, signal }, question = '', options) {
    if ((question.trim() === '') === (options.batch === undefined)) {
      const message = 'Ask one question, or give a file of them with --batch: see fieldnotes ask --help.';
      throw new CommandError('usage', message);
    }
    const zone = options.timeZone ?? clock.timeZone;
    const [{ ask }, scope] = await Promise.all([import('@fieldnotes/content/ask'), resolveScope(options, store, zone)]);
    const answer = (asked: Pick<Question, 'text' | 'context'>) =>
      ask({ ...asked, now: options.now ?? clock.now, timeZone: zone, scope }, store.passages);

    if (options.batch !== undefined) {
      const batch = await openBatch(options.batch, input, signal);
      await assertAnythingRead(store);
      const { questions, wrong } = await answerBatch(batch, {
        answer: ({ question: text, context }) => answer({ text, ...withContext(context ?? options.context) }),
        timeZone: zone,
        output,
      });
      if (questions === 0) throw new CommandError('unreadable', `${batch.name} holds no question.`);
      return wrong === 0 ? EXIT.done : EXIT.failed;
    }
    const answered = await answer({ text: question, ...withContext(options.context) });
    if (!answered.found) await assertAnythingRead(store);
    if (options.json) output.json({ question, ...answerJson(answered, zone) });
    else showAnswer(answered, output, zone);
    return EXIT.done;
  },
});

function withContext(context: string | undefined): Pick<Question, 'context'> {
  return context === undefined ? {} : { context };
}

/** An empty store cannot say that the posts do not mention something. */
async function assertAnythingRead(store: Store): Promise<void> {
  const feeds = await store.feeds.summaries();
  if (feeds.some(({ read }) => read > 0)) return;
  if (feeds.some(({ posts }) => posts > 0)) {
    throw new CommandError('nothing-stored', 'The posts have not been read yet: fieldnotes up reads them.');
  }
  const advice = 'fieldnotes import <file or folder> adds posts, for example fieldnotes import samples';
  throw new CommandError('nothing-stored', `Nothing has been imported yet: ${advice}.`);
}
