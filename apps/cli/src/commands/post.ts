import type { PostDetails } from '@fieldnotes/store';
import { longDate } from '../civil-date.js';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { flag } from '../options.js';
import { counted, wrap } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, dim } from '../output/pieces.js';
import { describeEvidence } from './evidence.js';

export const postCommand = defineCommand({
  name: 'post',
  summary: 'show what was read from one post',
  argument: { name: 'number', description: 'the number that fieldnotes posts lists', isRequired: true },
  options: { json: flag('print JSON, with the body') },
  needs: ['store'],
  examples: [
    ['post 12', 'summary, keyphrases, topics with what speaks for them, and tags'],
    ['post 12 --json', 'everything that is stored of it'],
  ],

  async run({ services: { store }, output, clock }, argument, { json }) {
    const post = await find(argument, (id) => store.posts.details(id));
    const feed = (await store.feeds.summaries()).find(({ id }) => id === post.feedId);
    if (json) output.json({ ...post, summary: sentences(post), feed: feed?.title ?? null });
    else showPost(post, feed?.title ?? '', output, clock.timeZone);
    return EXIT.done;
  },
});

const LARGEST_ID = 2_147_483_647;

async function find(argument: string, details: (id: number) => Promise<PostDetails | undefined>): Promise<PostDetails> {
  if (!/^\d{1,10}$/.test(argument) || Number(argument) > LARGEST_ID) {
    throw new CommandError('usage', `${argument} is no number of a post; fieldnotes posts lists them.`);
  }
  const post = await details(Number(argument));
  if (post !== undefined) return post;
  throw new CommandError('unknown-name', `There is no post ${argument}; fieldnotes posts lists them.`);
}

function showPost(post: PostDetails, feed: string, output: Output, timeZone: string): void {
  const { title, publishedAt, author, url, source, summary, keyphrases, topics, tags, proposedTags } = post;
  for (const line of wrap(title || 'Untitled', output.width)) output.line(bold(line));
  const date = publishedAt === null ? 'no date' : longDate(publishedAt, timeZone);
  output.line(dim([date, author, feed].filter((part) => part !== null && part !== '').join(' · ')));
  output.line(dim(url ?? source));
  if (post.readLanguage === null) {
    output.line();
    output.line('It has not been read yet: fieldnotes up reads what waits.');
    return;
  }
  if (summary.length > 0) {
    section('Summary', output);
    for (const line of wrap(sentences(post).join(' '), output.width - 2)) output.line(`  ${line}`);
  }
  if (keyphrases.length > 0)
    list(
      'Keyphrases',
      keyphrases.map(({ phrase }) => phrase),
      output,
    );
  section('Topics', output);
  if (topics.length === 0) output.line('  none that the taxonomy knows');
  for (const { topic, evidence } of topics) {
    output.line('  ', bold(topic));
    for (const line of wrap(describeEvidence(evidence), output.width - 4)) output.line(`    ${line}`);
  }
  if (tags.length > 0) list('Tags', tags, output);
  if (proposedTags.length > 0)
    list('Proposed tags, likely by how the blog tags its other posts', proposedTags.map(withChance), output);
  const minutes = Math.max(1, Math.round((post.readingSeconds ?? 0) / 60));
  output.line();
  const facts = [counted(minutes, 'minute'), counted(post.passages, 'passage'), `language ${post.readLanguage}`];
  output.line(dim(`${facts.join(' · ')} · revision ${post.revision}`));
}

function sentences({ summary, body }: PostDetails): string[] {
  return summary.map(({ start, end }) => body.slice(start, end));
}

function withChance({ tag, confidence }: PostDetails['proposedTags'][number]): string {
  return `${tag} (${Math.round(100 * confidence)} %)`;
}

function list(name: string, values: readonly string[], output: Output): void {
  section(name, output);
  for (const line of wrap(values.join(', '), output.width - 2)) output.line(`  ${line}`);
}

function section(name: string, output: Output): void {
  output.line();
  output.line(bold(name));
}
