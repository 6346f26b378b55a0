import { capitalised } from './forms.js';
import { Random } from './random.js';

// Syllables: an onset, a vowel, and now and then a coda.
const ONSETS = 'b c d f g h j k l m n p r s t v w z br cl cr dr fl gr pl pr qu sh sl sn sp st str th tr'.split(' ');
const VOWELS = 'a e i o u a e i o ai ea ou y'.split(' ');
const CODAS = 'n r l s t m x ck nd rd st sk p g'.split(' ');

/**
 * The long tail of a vocabulary: what stands at a rank of which no real word is known. Pronounceable words, and what
 * else is rare in technology blogs: names, versions, paths, options, identifiers. Each rank always gives the same.
 */
export function inventedTerm(rank: number): string {
  const random = new Random(`term ${rank}`);
  const kind = random.next();
  const word = inventedWord(random);
  if (kind < 0.46) return word;
  if (kind < 0.68) return capitalised(word);
  if (kind < 0.76) return `${random.pick(['lib', 'open', 'py', 'net', 'x'])}${word}`;
  if (kind < 0.81) return `${word}${random.pick(['d', 'ctl', 'fs', '2', '-utils', '-tools', 'adm'])}`;
  if (kind < 0.86) return version(random);
  if (kind < 0.91) return `/${random.pick(['etc', 'var/log', 'usr/lib', 'proc', 'sys/class'])}/${word}`;
  if (kind < 0.94) return `--${word}`;
  if (kind < 0.97) return `${word}_${inventedWord(random)}`;
  return `${random.integer(2, 9999)}`;
}

/** One to three syllables, mostly two. */
export function inventedWord(random: Random): string {
  const syllables = random.chance(0.72) ? 2 : 3;
  let word = '';
  for (let syllable = 0; syllable < syllables; syllable++) {
    word += random.pick(ONSETS) + random.pick(VOWELS);
    if (random.chance(syllable === syllables - 1 ? 0.7 : 0.25)) word += random.pick(CODAS);
  }
  return word;
}

function version(random: Random): string {
  const parts = [random.integer(0, 9), random.integer(0, 30)];
  if (random.chance(0.5)) parts.push(random.integer(0, 40));
  return parts.join('.');
}
