import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerable, parseSentences, readSentenceFile } from '../../src/sentences/file.js';
import { meanMeasures, measureOrder, ordered } from '../../src/sentences/judge.js';
import { miniSearch, wordOverlap } from '../../src/sentences/peers.js';

const FILE = fileURLToPath(new URL('../fixtures/sentences.tsv', import.meta.url));
const HEAD = 'QuestionID\tQuestion\tDocumentID\tDocumentTitle\tSentenceID\tSentence\tLabel';

describe('sentences to choose from', () => {
  it('are read in their order, and judged only where one of them answers', async () => {
    const questions = await readSentenceFile(FILE);
    expect(questions.map(({ id, sentences }) => [id, sentences.length])).toEqual([
      ['Q1', 4],
      ['Q2', 3],
      ['Q3', 3],
      ['Q4', 2],
      ['Q5', 3],
    ]);
    expect(answerable(questions).map(({ id }) => id)).toEqual(['Q1', 'Q2', 'Q3', 'Q5']);
  });

  it('are told apart by document where a question has several', () => {
    const lines = ['q\task\td1\tOne\ts\tFirst.\t0', 'q\task\td2\tTwo\ts\tOther.\t1', 'q\task\td1\tOne\ts\tSecond.\t1'];
    const questions = parseSentences([HEAD, ...lines].join('\r\n'), 'x.tsv');
    expect(questions.map(({ documentId, sentences }) => [documentId, sentences.length])).toEqual([
      ['d1', 2],
      ['d2', 1],
    ]);
  });

  it.each([
    ['no names of columns', 'q\task\td\tt\ts\tFirst.\t1', 'x.tsv:1'],
    ['no label', `${HEAD}\nq\task\td\tt\ts\tFirst.`, 'x.tsv:2'],
  ])('say where there are %s', (_, text, place) => {
    expect(() => parseSentences(text, 'x.tsv')).toThrow(place);
  });
});

describe('measureOrder', () => {
  it('averages the precision at each sentence that answers', () => {
    expect(measureOrder([false, true, false, true])).toEqual({ map: (1 / 2 + 2 / 4) / 2, mrr: 1 / 2, p1: 0 });
    expect(measureOrder([true, false])).toEqual({ map: 1, mrr: 1, p1: 1 });
  });

  it('keeps the reading order of equal scores, so that no system gains by chance', () => {
    expect(ordered(['a', 'b', 'c'], [0, 2, 0])).toEqual(['b', 'a', 'c']);
  });

  it('counts every question alike', () => {
    expect(meanMeasures([measureOrder([true]), measureOrder([false, true])])).toEqual({
      map: 0.75,
      mrr: 0.75,
      p1: 0.5,
    });
  });
});

describe('the peers', () => {
  it('count words of the question, not those that hold sentences together', async () => {
    const [first] = await readSentenceFile(FILE);
    expect(first === undefined ? [] : wordOverlap()(first)).toEqual([1, 0, 1, 1]);
  });

  it('score the sentences of one question only, by the rarity of words in all', async () => {
    const questions = await readSentenceFile(FILE);
    const grub = questions[2];
    const scores = grub === undefined ? [] : miniSearch(questions)(grub);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });
});
