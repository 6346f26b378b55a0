import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReader } from '@fieldnotes/content';
import { createLog } from '@fieldnotes/platform';
import { temporaryDirectory } from '@fieldnotes/store/testing';
import { createWorker } from '@fieldnotes/worker';
import { expect } from 'vitest';
import type { Stage } from './stage.js';

const WORDS = 'kernel server disk backup network driver filesystem guest memory bridge release packet cable lock'.split(
  ' ',
);

/** Milliseconds, in ascending order. */
export interface Answered {
  readonly acknowledged: readonly number[];
  readonly suggested: readonly number[];
}

/** Asks one question after the other while a worker in this very process imports so many posts. */
export async function askWhileImporting({ store, queue, taxonomy, discord }: Stage, posts: number): Promise<Answered> {
  const { directory, remove } = await temporaryDirectory();
  for (let index = 0; index < posts; index++) {
    await writeFile(join(directory, `${index}.md`), `---\ntitle: Post ${index}\n---\n${prose(index)}\n`);
  }
  const log = createLog({ level: 'silent', format: 'json' });
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 4 });
  await worker.start();
  let isDone = false;
  const importing = worker.importArchive(directory).finally(() => {
    isDone = true;
  });

  const guild = discord.guild();
  const channel = guild.channel('talk');
  const acknowledged: number[] = [];
  const suggested: number[] = [];
  for (let round = 0; !isDone; round++) {
    const member = guild.member(`member${round}`);
    const question = `what about the ${WORDS[round % WORDS.length]}?`;
    acknowledged.push((await member.slash('/ask', { question }, { channel })).acknowledgedMs);
    const begun = performance.now();
    await member.autocomplete('/ask', { topic: 'v' }, 'topic', { channel });
    suggested.push(performance.now() - begun);
  }
  expect(await importing).toMatchObject({ added: posts, unread: 0 });
  await worker.stop();
  await remove();
  return { acknowledged: acknowledged.sort(ascending), suggested: suggested.sort(ascending) };
}

const ascending = (a: number, b: number) => a - b;

/** Prose enough to keep a worker busy: the same in every run. */
function prose(seed: number): string {
  let state = seed + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return WORDS[state % WORDS.length] ?? '';
  };
  const sentence = () => `The ${next()} of the ${next()} needs a ${next()} and no ${next()} for its ${next()}.`;
  return Array.from({ length: 60 }, sentence).join(' ');
}
