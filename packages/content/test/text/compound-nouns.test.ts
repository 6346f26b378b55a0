import { describe, expect, it } from 'vitest';
import { analyserFor } from '../../src/text/analyser.js';
import { isCompoundNoun } from '../../src/text/compound-nouns.js';

function isKnown(phrase: string): boolean {
  const [first, second, third] = analyserFor('en').analyse(phrase);
  return first !== undefined && second !== undefined && isCompoundNoun(first.word, second.word, third?.word);
}

describe('isCompoundNoun', () => {
  it.each(['operating system', 'Operating Systems', 'web browsers', 'random access memory'])('knows "%s"', (phrase) => {
    expect(isKnown(phrase)).toBe(true);
  });

  it.each([
    'system',
    'operating',
    'system operating',
    'operating syst',
    'perating system',
    'operating systems,sir',
    '',
  ])('does not know "%s"', (phrase) => {
    expect(isKnown(phrase)).toBe(false);
  });
});
