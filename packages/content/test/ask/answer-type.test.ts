import { describe, expect, it } from 'vitest';
import { answerType, showsType } from '../../src/ask/answer-type.js';

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

describe('showsType', () => {
  it('wants a number where one is asked for', () => {
    expect(showsType('Seven hundred developers came.', 'number')).toBe(true);
    expect(showsType('It was crowded.', 'number')).toBe(false);
  });

  it('wants a name where a person is asked for', () => {
    expect(showsType('The keynote was by Dave Jones.', 'person')).toBe(true);
    expect(showsType('The keynote was good.', 'person')).toBe(false);
  });

  it('has no demand where the kind has no outward sign', () => {
    expect(showsType('Anything at all.', 'what')).toBe(true);
  });
});
