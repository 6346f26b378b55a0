import { describe, expect, it } from 'vitest';
import type { GoldQuestion } from '../src/questions/gold.js';
import { judge, MAX_CITATIONS, type ShownCitation, scoreOf } from '../src/questions/score.js';

const gold: GoldQuestion = {
  id: 'q1',
  kind: 'topical',
  question: 'what did you see about Xen?',
  posts: ['a.md', 'b.md', 'c.md'],
  minPosts: 2,
  must: [['xen'], ['slave', 'replica']],
};
const unanswerable: GoldQuestion = { ...gold, id: 'q2', kind: 'unanswerable', posts: [], minPosts: 0, must: [] };

function cite(source: string, quote = 'Xen has a replica.', title = 'A title'): ShownCitation {
  return { source, title, quote };
}

describe('judging an answer', () => {
  it('takes enough of the posts with every group shown as right', () => {
    expect(judge(gold, [cite('a.md'), cite('other.md'), cite('c.md')])).toBeUndefined();
  });

  it('wants as many different posts as asked for', () => {
    expect(judge(gold, [cite('a.md'), cite('other.md')])).toEqual({ kind: 'too-few-posts', cited: 1, wanted: 2 });
    expect(judge(gold, [cite('a.md'), cite('a.md')])).toEqual({ kind: 'too-few-posts', cited: 1, wanted: 2 });
  });

  it('looks at no more citations than an answer may show', () => {
    const others = Array.from({ length: MAX_CITATIONS - 1 }, (_, at) => cite(`other-${at}.md`));
    expect(judge(gold, [cite('a.md'), ...others.slice(1), cite('b.md')])).toBeUndefined();
    expect(judge(gold, [cite('a.md'), ...others, cite('b.md')])).toMatchObject({ kind: 'too-few-posts' });
  });

  it('wants a member of every group in the quotes', () => {
    const answer = [cite('a.md', 'Xen runs.'), cite('b.md', 'It runs well.')];
    expect(judge(gold, answer)).toEqual({ kind: 'not-shown', groups: [['slave', 'replica']] });
  });

  it('finds members in titles too, whatever the case, and in quotes of any citation', () => {
    const answer = [cite('a.md', 'Nothing here.', 'XEN at last'), cite('b.md', 'A SLAVE that lags.')];
    expect(judge(gold, answer)).toBeUndefined();
  });

  it('does not find what only the end of one and the start of the next quote make together', () => {
    const question = { ...gold, must: [['xen guest']] };
    expect(judge(question, [cite('a.md', 'about Xen'), cite('b.md', 'guest')])).toMatchObject({ kind: 'not-shown' });
  });

  it('counts an abstention as wrong where posts answer', () => {
    expect(judge(gold, [])).toEqual({ kind: 'abstained' });
  });

  it('wants an abstention where no post answers', () => {
    expect(judge(unanswerable, [])).toBeUndefined();
    expect(judge(unanswerable, [cite('a.md')])).toEqual({ kind: 'should-abstain', cited: 1 });
  });
});

describe('the score', () => {
  it('counts by kind and tells right abstentions from wrong ones', () => {
    const judged = [
      { gold, answer: [], fault: undefined },
      { gold, answer: [], fault: { kind: 'abstained' } as const },
      { gold: { ...gold, kind: 'date' }, answer: [], fault: { kind: 'not-shown', groups: [] } as const },
      { gold: unanswerable, answer: [], fault: undefined },
      { gold: unanswerable, answer: [], fault: { kind: 'should-abstain', cited: 2 } as const },
    ];
    expect(scoreOf(judged)).toEqual({
      correct: 2,
      total: 5,
      byKind: {
        topical: { correct: 1, total: 2 },
        date: { correct: 0, total: 1 },
        unanswerable: { correct: 1, total: 2 },
      },
      abstainedRight: 1,
      abstainedWrong: 1,
    });
  });
});
