import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openArchive } from '@fieldnotes/content';
import { defineBenchmark } from '../harness/benchmark.js';
import { ended } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { mebibytes, median, percent, round } from '../harness/figures.js';
import { requiredText, wholeNumber } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { readablePath } from '../harness/paths.js';
import { packages } from '../keyphrases/peers.js';
import type { Measurement, MeasureRequest } from './measurement.js';

export const analyseBenchmark = defineBenchmark({
  name: 'analyse',
  summary: 'how fast posts are understood, and what each stage takes of it, beside packages that find keyphrases',
  details:
    'Reads the posts of an archive and analyses them in a process of its own for each system: language, sentences, ' +
    'terms, keyphrases, topics, passages, summary and tags; the peers find keyphrases only. MB/s is UTF-8 of titles ' +
    'and bodies per second of processor time, median of the rounds, so that it is per core. startMs counts from the ' +
    'start of the process to the first post analysed; rssMb is what the process holds in the end, the texts included.',
  options: {
    posts: requiredText('DIR', 'the posts: a folder or file that fieldnotes import takes'),
    runs: wholeNumber('rounds over all posts', { least: 1, most: 50, fallback: 5 }),
  },
  examples: ['--posts ~/blog/content', '--posts samples --json'],

  async run({ posts, runs }, { output, signal }) {
    const texts = await textsOf(await readablePath(posts, 'posts'));
    const bytes = texts.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0);
    output.note(`${texts.length} posts, ${round(bytes / 1e6)} MB of text`);
    const measured: Record<string, Figures> = {};
    let stages: Readonly<Record<string, number>> = {};
    for (const system of ['fieldnotes', ...packages().map(({ name }) => name)]) {
      const measurement = await measureApart({ system, texts, rounds: runs }, signal);
      measured[system] = figuresOf(measurement, texts.length, bytes);
      if (system === 'fieldnotes') stages = sharesOf(measurement.stages);
    }
    show(measured, stages, output);
    const { fieldnotes, ...peers } = measured;
    return { posts: texts.length, megabytes: round(bytes / 1e6), ...fieldnotes, stages, peers };
  },
});

interface Figures {
  readonly mbPerSecond: number;
  readonly postsPerSecond: number;
  readonly startMs: number;
  readonly rssMb: number;
}

async function textsOf(path: string): Promise<MeasureRequest['texts']> {
  const texts: { title: string; text: string }[] = [];
  const archive = await openArchive(path);
  for (const file of archive.files) {
    for await (const item of archive.read(file)) {
      if (item.kind === 'post') texts.push({ title: item.post.title, text: item.post.body });
    }
  }
  if (texts.length === 0) throw new BenchmarkError('unreadable', `${path} holds no post: give --posts another path.`);
  return texts;
}

async function measureApart(request: MeasureRequest, signal: AbortSignal): Promise<Measurement> {
  const child = fork(new URL('./measure-child.js', import.meta.url));
  const end = ended(child, signal);
  try {
    await heard(child);
    child.send(request);
    const measurement = (await heard(child)) as Measurement;
    await end;
    return measurement;
  } finally {
    child.kill();
  }
}

/** The next message of a child; an error when it ends without one. */
async function heard(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([status]) => {
      throw new BenchmarkError('failed', `The process that measures ended with ${status}.`);
    }),
  ]);
  return message;
}

function figuresOf({ startMs, seconds, rssBytes }: Measurement, posts: number, bytes: number): Figures {
  const each = median(seconds);
  return {
    mbPerSecond: round(bytes / 1e6 / each),
    postsPerSecond: round(posts / each, 1),
    startMs: round(startMs, 0),
    rssMb: mebibytes(rssBytes),
  };
}

function sharesOf(milliseconds: Readonly<Record<string, number>>): Record<string, number> {
  const all = Object.values(milliseconds).reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(Object.entries(milliseconds).map(([stage, value]) => [stage, round(value / all, 3)]));
}

function show(measured: Readonly<Record<string, Figures>>, stages: Record<string, number>, output: Output): void {
  output.table(
    [{ title: '', align: 'left' }, ...['MB/s', 'posts/s', 'start ms', 'RSS MB'].map((title) => ({ title }))],
    Object.entries(measured).map(([name, { mbPerSecond, postsPerSecond, startMs, rssMb }]) => [
      name,
      mbPerSecond.toFixed(2),
      postsPerSecond.toFixed(0),
      startMs.toFixed(0),
      rssMb.toFixed(0),
    ]),
  );
  output.line();
  output.line(
    Object.entries(stages)
      .map(([stage, share]) => `${stage} ${percent(share)}`)
      .join(' · '),
  );
}
