import path from 'node:path';
import { openStore, type Store } from '@fieldnotes/store';
import { defineBenchmark } from '../harness/benchmark.js';
import { BenchmarkError } from '../harness/errors.js';
import { median, round } from '../harness/figures.js';
import { flag, instant, oneOf, requiredText, text } from '../harness/options.js';
import { readableFolder, readablePath, withTemporaryDirectory } from '../harness/paths.js';
import { QUIET } from '../harness/quiet.js';
import { importOnce } from '../import/import-once.js';
import { evaluate } from './evaluate.js';
import { ofSplit, readGold } from './gold.js';
import { scoreOf } from './score.js';
import { showAnswers, showScores } from './show.js';

export const questionsBenchmark = defineBenchmark({
  name: 'questions',
  summary: 'asks questions whose right answers are known, and counts the right answers',
  details:
    'Right means: not abstained; at least min_posts of the posts are among the five citations; of every group of ' +
    'must a member is shown in a quote or title, whatever the case; where no post answers, abstained. In the same ' +
    'run MiniSearch (BM25) searches the same windows and shows the best ones whole.',
  options: {
    posts: text('DIR', 'the posts that are asked: imported into a store that is removed afterwards'),
    gold: requiredText('FILE', 'questions, JSON Lines {id, kind, question, context?, posts, min_posts, must}'),
    store: text('DATA', 'a data directory to use and keep instead; --posts then only brings it up to date'),
    split: oneOf(['tune', 'check'], 'only the questions with odd numbers (tune) or with even ones (check)'),
    show: oneOf(['wrong', 'all'], 'list the questions, what was answered, and what is wrong with it'),
    explain: flag(
      'list the wrong ones with the rank of the posts that answer and where the words not shown stand; leaves the peer out',
    ),
    now: instant('what "last week" counts from (default: a day after the newest post)'),
  },
  examples: ['--posts samples --gold gold.jsonl', '--store .fieldnotes --gold gold.jsonl --split check --show wrong'],

  async run({ posts, gold, store, split, show, explain, now }, { output, signal }) {
    if (posts === undefined && store === undefined) {
      throw new BenchmarkError('usage', 'questions needs --posts DIR or --store DATA: something to ask.');
    }
    const archive = posts === undefined ? undefined : await readablePath(posts, 'posts');
    const questions = ofSplit(await readGold(await readablePath(gold, 'gold')), split);
    const kept = store === undefined ? undefined : await dataDirectory(store, archive);

    const judged = await inDirectory(kept, async (directory) => {
      if (archive !== undefined) await importOnce(archive, directory, signal);
      const opened = await openStore({ dataDirectory: directory, log: QUIET });
      try {
        return await evaluate(questions, opened, {
          now: now ?? (await dayAfterNewest(opened)),
          withPeer: !explain,
          withExplanations: explain,
          signal,
        });
      } finally {
        await opened.close();
      }
    });

    showScores(judged, output);
    const listed = show ?? (explain ? 'wrong' : undefined);
    if (listed !== undefined) showAnswers(judged, listed, output);
    return {
      ...scoreOf(judged.product),
      notVerbatim: judged.notVerbatim,
      medianMs: round(median(judged.answers.map(({ timings }) => timings.total))),
      ...(explain ? {} : { peers: { minisearch: scoreOf(judged.peer) } }),
    };
  },
});

/** Only a directory that something is imported into now may be new. */
async function dataDirectory(store: string, archive: string | undefined): Promise<string> {
  return archive === undefined ? readableFolder(store, 'store') : path.resolve(store);
}

function inDirectory<T>(kept: string | undefined, use: (directory: string) => Promise<T>): Promise<T> {
  return kept === undefined ? withTemporaryDirectory(use) : use(kept);
}

const DAY = 86_400_000;

async function dayAfterNewest(store: Store): Promise<Date> {
  const newest = (await store.feeds.summaries()).map((feed) => feed.newest?.getTime() ?? 0);
  return new Date(Math.max(0, ...newest) + DAY);
}
