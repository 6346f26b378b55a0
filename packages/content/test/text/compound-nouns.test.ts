import { describe, expect, it } from 'vitest';
import { analyserFor } from '../../src/text/analyser.js';
import { isCompoundNoun } from '../../src/text/compound-nouns.js';

const wordsOf = (phrase: string) =>
  analyserFor('en')
    .analyse(phrase)
    .map(({ word }) => word);

describe('isCompoundNoun', () => {
  it.each(['operating system', 'Operating Systems', 'web browsers', 'random access memory'])('knows "%s"', (phrase) => {
    expect(isCompoundNoun(wordsOf(phrase))).toBe(true);
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
    expect(isCompoundNoun(wordsOf(phrase))).toBe(false);
  });

  it('looks at a part of the words', () => {
    const words = wordsOf('the first operating system of all');
    expect(isCompoundNoun(words, 2, 3)).toBe(true);
    expect(isCompoundNoun(words, 1, 3)).toBe(false);
  });
});
