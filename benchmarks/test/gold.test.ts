import { describe, expect, it } from 'vitest';
import { ofSplit, parseGold } from '../src/questions/gold.js';

const line = { id: 'blog-007', kind: 'factoid', question: 'who?', posts: ['a.md'], min_posts: 1, must: [['x', 'y']] };

describe('a line of questions', () => {
  it('is read with everything that it says', () => {
    expect(parseGold(JSON.stringify({ ...line, context: 'before?' }), 'gold:1')).toEqual({
      id: 'blog-007',
      kind: 'factoid',
      question: 'who?',
      context: 'before?',
      posts: ['a.md'],
      minPosts: 1,
      must: [['x', 'y']],
    });
  });

  it('may leave out what has a plain meaning when absent', () => {
    const { id, question, posts } = line;
    expect(parseGold(JSON.stringify({ id, question, posts }), 'gold:1')).toMatchObject({
      kind: 'other',
      minPosts: 1,
      must: [],
    });
    expect(parseGold(JSON.stringify({ id, question, posts: [] }), 'gold:1')).toMatchObject({ minPosts: 0 });
  });

  it.each([
    ['{', 'gold:3: the line is not JSON.'],
    ['[]', 'gold:3: the line is not an object.'],
    [JSON.stringify({ ...line, id: null }), 'gold:3: "id" is not a text or a number.'],
    [JSON.stringify({ ...line, question: 1 }), 'gold:3: "question" is not a text.'],
    [JSON.stringify({ ...line, posts: 'a.md' }), 'gold:3: "posts" is not a list of texts.'],
    [JSON.stringify({ ...line, must: ['x'] }), 'gold:3: "must" is no list of lists.'],
  ])('is refused when it is %s', (text, message) => {
    expect(() => parseGold(text, 'gold:3')).toThrow(message);
  });
});

describe('a split', () => {
  const questions = ['q-1', 'q-2', 'q-3', 'last'].map((id) => parseGold(JSON.stringify({ ...line, id }), 'gold:1'));
  const ids = (split: 'tune' | 'check' | undefined) => ofSplit(questions, split).map(({ id }) => id);

  it('takes the odd numbers to tune and the even ones to check; without a number the place in the file counts', () => {
    expect(ids('tune')).toEqual(['q-1', 'q-3']);
    expect(ids('check')).toEqual(['q-2', 'last']);
  });

  it('that is not asked for takes all', () => {
    expect(ids(undefined)).toHaveLength(4);
  });
});
