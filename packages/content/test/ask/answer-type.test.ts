import { describe, expect, it } from 'vitest';
import { answerSign, answerType } from '../../src/ask/answer-type.js';

describe('answerType', () => {
  it.each([
    ['who gave the closing keynote?', 'person'],
    ['how many people came?', 'number'],
    ['How long is the exam', 'number'],
    ['when was your last day there?', 'date'],
    ['where did you meet them', 'place'],
    ['how do I sort a file of addresses?', 'how-to'],
    ['what setting stops the videos?', 'how-to'],
    ['which posts mention Beagle?', 'list'],
    ['list everything on backups', 'list'],
    ['what did you see about Xen?', 'what'],
    ['Xen', 'what'],
  ] as const)('"%s" asks for a %s', (question, type) => {
    expect(answerType(question)).toBe(type);
  });
});

describe('answerSign', () => {
  const shows = (question: string, sentence: string) => answerSign(question, answerType(question))?.test(sentence);

  it.each([
    ['how many people came?', 'Seven hundred developers came.', 'It was crowded.'],
    ['how much money did they pay?', 'They paid $8.03 for it.', 'They paid in 2021.'],
    ['how long is the exam?', 'It is a six hour exam.', 'It has 40 questions.'],
    ['how high was the ceiling?', 'It hung 14 feet up.', 'It took 3 hours.'],
    ['who gave the keynote?', 'The keynote was by Dave Jones.', 'The keynote was good.'],
    ['when was it released?', 'It came out on March 9th.', 'It came out late.'],
    ['where did you meet?', 'We met at FUDCon.', 'We met twice.'],
    ['how do I keep more kernels?', 'Set installonly_limit to 5.', 'Kernels are big.'],
  ])('"%s" is answered by "%s", not by "%s"', (question, answer, other) => {
    expect(shows(question, answer)).toBe(true);
    expect(shows(question, other)).toBe(false);
  });

  it('has no demand where the kind has no outward sign', () => {
    expect(answerSign('what did you see about Xen?', 'what')).toBeUndefined();
  });
});
