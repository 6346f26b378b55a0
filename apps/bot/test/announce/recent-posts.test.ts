import type { PostDetails } from '@fieldnotes/store';
import { expect, it } from 'vitest';
import { recentPosts } from '../../src/announce/recent-posts.js';

it('reads a post once a second, unless a newer revision is wanted or reading it failed', async () => {
  let time = 0;
  let revision = 1;
  let isAway = false;
  const read: number[] = [];
  const details = async (id: number) => {
    read.push(id);
    if (isAway) throw new Error('the database is away');
    return { id, revision } as PostDetails;
  };
  const posts = recentPosts({ details }, () => time);

  await Promise.all([posts(7, 1), posts(7, 1), posts(8, 1)]);
  expect(read).toEqual([7, 8]);
  revision = 2;
  expect((await posts(7, 2))?.revision).toBe(2);
  expect((await posts(7, 1))?.revision).toBe(2);
  expect(read).toEqual([7, 8, 7]);
  time = 1_000;
  await posts(7, 1);
  expect(read).toEqual([7, 8, 7, 7]);

  isAway = true;
  time = 2_000;
  await expect(posts(7, 1)).rejects.toThrow('away');
  isAway = false;
  expect((await posts(7, 1))?.revision).toBe(2);

  for (let id = 100; id < 200; id++) await posts(id, 1);
  await posts(100, 1);
  expect(read.filter((id) => id === 100)).toHaveLength(2);
});
