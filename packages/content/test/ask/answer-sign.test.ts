import { describe, expect, it } from 'vitest';
import { answerSigns } from '../../src/ask/answer-sign.js';
import type { BlockKind } from '../../src/model.js';
import { analyserFor } from '../../src/text/analyser.js';

function strengths(question: string, text: string, kind: BlockKind = 'paragraph'): number[] {
  const tokens = analyserFor('en').analyse(text);
  return answerSigns(question).map((sign) => sign({ text, start: 0, tokens, kind }));
}
const strength = (question: string, text: string, kind?: BlockKind) => Math.max(0, ...strengths(question, text, kind));

describe('answerSigns', () => {
  it.each([
    ['how many people came?', 'Seven hundred people came.', 'It was crowded.'],
    ['how many questions does it have?', 'There are 35 questions.', 'Room 12 was full.'],
    ['how much money did they pay?', 'They paid $8.03 for it.', 'They paid in 2021.'],
    ['how long is the exam?', 'It is a six hour exam.', 'It has 40 questions.'],
    ['how high was the ceiling?', 'It hung 14 feet up.', 'It took 3 hours.'],
    ['how much ram does it have?', 'It has 8 GiB of RAM.', 'It has enough RAM.'],
    ['who gave the keynote?', 'The keynote was by Dave Jones.', 'The keynote was good.'],
    ['when was it released?', 'It came out on March 9th.', 'It came out late.'],
    ['where did you meet?', 'We met at FUDCon.', 'We met twice.'],
    ['why did it stop?', 'It stopped because the fan died.', 'It stopped at noon.'],
    ['which version fixed it?', 'It is fixed in 2.6.12.', 'It is fixed now.'],
    ['what domain did you use?', 'It runs at toots.example.org now.', 'It runs well.'],
    ['which variable stops it?', 'Set LOCK_TIMEOUT to -1.', 'It stops by itself.'],
    ['which company hosts them?', 'I host them with Exemplar.', 'I host them myself.'],
    ['how do I keep more kernels?', 'Set installonly_limit to 5.', 'Kernels are big.'],
  ])('"%s" is answered by "%s" rather than by "%s"', (question, answer, other) => {
    expect(strength(question, answer)).toBeGreaterThan(strength(question, other));
    expect(strength(question, answer)).toBeGreaterThanOrEqual(0.5);
  });

  it('takes code for the answer to a how-to', () => {
    expect(strength('how do I mount it?', 'mount -o loop disk.img /mnt', 'code')).toBeGreaterThan(0.5);
  });

  it('takes nothing for a sign that the question says itself', () => {
    expect(strength('how do I open port 587?', 'Port 587 is the submission port.')).toBe(0);
    expect(strength('who is Dave Jones?', 'I saw Dave Jones.')).toBe(0);
    expect(strength('when in July 2005 was it?', 'It was in July 2005.')).toBe(0);
  });

  it('has a sign for each thing that is asked', () => {
    const question = 'who runs it, and what would the account have cost you?';
    expect(strengths(question, 'It is run by Ada Lovelace.').map(Math.round)).toEqual([1, 0]);
    expect(strengths(question, 'It would be $9/month.').map(Math.round)).toEqual([0, 1]);
  });

  it('has none where an answer may look like anything', () => {
    expect(strength('what did you see about Xen?', 'Xen 3.0 was shown by Ian Pratt on July 21st.')).toBe(0);
  });
});
