/**
 * Learns the factors of `src/topics/keyphrase-factors.ts`: what the form of a phrase says beside its statistics.
 *
 *   npm run build -w packages/content
 *   node packages/content/tools/learn-keyphrases.mjs keyphrases:FILE … summaries:FILE …
 *
 * A candidate is right when it is a key of its text, or stands in what somebody wrote to summarise it (there a name or
 * two words at least, and no single word of a longer name that stands there). Logistic regression by Newton's method on
 * the logarithm of the prior and the features, every file weighing the same, with a Gaussian prior on the features: what
 * no data contradicts stays a factor of 1. Prints macro F1@10 on every file, with factors learned from all files and
 * from all files but that one.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { analyserFor } from '../dist/text/analyser.js';
import { splitSentences } from '../dist/text/sentences.js';
import { analysePost } from '../dist/topics/analysed-post.js';
import { FACTORS, featuresOf } from '../dist/topics/keyphrase-factors.js';
import { priorScores } from '../dist/topics/keyphrases.js';

const FEATURES = Object.keys(FACTORS);
const WIDTH = FEATURES.length + 2;
const PENALTY = 1_000;
const STEPS = 8;
/** What all candidates of one file weigh together. */
const FILE_WEIGHT = 15_000;

const sets = process.argv.slice(2).map(readSet);
const everything = learn(sets);
for (const [name, value] of factorsOf(everything)) say(`${name}: ${value.toFixed(2)}`);
for (const set of sets) {
  const others = sets.filter((other) => other !== set);
  const apart = others.length === 0 ? everything : learn(others);
  const figures = [priorOnly(), apart, everything].map((weights) => f1At10(set, weights).toFixed(2));
  say(`${set.name}: prior alone ${figures[0]}, learned without it ${figures[1]}, learned with it ${figures[2]}`);
}

function readSet(argument) {
  const [kind, ...rest] = argument.split(':');
  const path = rest.join(':');
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const texts = lines
    .map((line) => readText(JSON.parse(line), kind))
    .filter(({ rows }) => rows.some((row) => row.right));
  return { name: basename(path), texts };
}

/** The candidates of one text: `x` is 1, the logarithm of the prior, and the features. */
function readText({ title = '', text, keys, summary }, kind) {
  const body = title !== '' && text.startsWith(title) ? text.slice(title.length).replace(/^[\s.]+/, '') : text;
  const blocks = [{ kind: 'paragraph', start: 0, end: body.length }];
  const post = { title, body, blocks, tags: [], language: 'en' };
  const analyser = analyserFor('en');
  const scored = priorScores(analysePost(post, splitSentences(body, blocks, 'en'), analyser));
  const normal = (phrase) =>
    analyser
      .analyse(phrase)
      .map(({ text }) => analyser.stem(text))
      .join(' ');
  const isRight = kind === 'keyphrases' ? isKey(keys.map(normal)) : standsIn(` ${normal(summary)} `, scored, normal);
  const best = Math.max(1e-9, ...scored.map(({ score }) => score));
  const rows = scored.map(({ candidate, score }) => {
    const features = featuresOf(candidate);
    const x = [1, Math.log(score / best + 1e-6), ...FEATURES.map((feature) => features[feature])];
    return { x, right: isRight(candidate, normal(candidate.forms.first)) };
  });
  return {
    rows,
    keys: kind === 'keyphrases' ? new Set(keys.map(normal)).size : rows.filter((row) => row.right).length,
  };
}

function isKey(keys) {
  const known = new Set(keys);
  return (_, phrase) => known.has(phrase);
}

function standsIn(summary, scored, normal) {
  const stands = ({ name, words, forms }) => (name || words.length > 1) && summary.includes(` ${normal(forms.first)} `);
  const found = scored.map(({ candidate }) => candidate).filter(stands);
  const longer = found.filter(({ words }) => words.length > 1).map(({ term }) => ` ${term} `);
  return (candidate) =>
    stands(candidate) && (candidate.words.length > 1 || !longer.some((term) => term.includes(` ${candidate.term} `)));
}

function learn(from) {
  let weights = priorOnly();
  for (let step = 0; step < STEPS; step += 1) {
    const { gradient, hessian } = slopes(from, weights);
    const change = solve(hessian, gradient);
    weights = weights.map((weight, at) => weight + change[at]);
  }
  return weights;
}

function priorOnly() {
  return Array.from({ length: WIDTH }, (_, at) => (at === 1 ? 1 : 0));
}

/** First and second derivatives of the penalised likelihood. Intercept and prior are not penalised. */
function slopes(from, weights) {
  const gradient = weights.map((weight, at) => (at < 2 ? 0 : -PENALTY * weight));
  const hessian = weights.map((_, row) => weights.map((_, at) => (row === at && row > 1 ? PENALTY : 0)));
  for (const { texts } of from) {
    for (const { rows } of texts) {
      const share = FILE_WEIGHT / texts.length / rows.length;
      for (const { x, right } of rows) {
        const chance = 1 / (1 + Math.exp(-dot(weights, x)));
        for (let row = 0; row < WIDTH; row += 1) {
          gradient[row] += share * (right - chance) * x[row];
          for (let at = 0; at < WIDTH; at += 1) hessian[row][at] += share * chance * (1 - chance) * x[row] * x[at];
        }
      }
    }
  }
  return { gradient, hessian };
}

/** Gaussian elimination with pivoting. */
function solve(matrix, vector) {
  const rows = matrix.map((row, at) => [...row, vector[at]]);
  for (let at = 0; at < rows.length; at += 1) {
    const pivot = rows.reduce(
      (best, row, index) => (index > at && Math.abs(row[at]) > Math.abs(rows[best][at]) ? index : best),
      at,
    );
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    for (let below = 0; below < rows.length; below += 1) {
      if (below === at) continue;
      const factor = rows[below][at] / rows[at][at];
      for (let column = at; column <= rows.length; column += 1) rows[below][column] -= factor * rows[at][column];
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at]);
}

/** As exponents of the score itself: the learned scale of the prior is divided out. */
function factorsOf(weights) {
  return FEATURES.map((feature, at) => [feature, Math.exp(weights[at + 2] / weights[1])]);
}

function f1At10({ texts }, weights) {
  const each = texts.map(({ rows, keys }) => {
    const best = [...rows].sort((a, b) => dot(weights, b.x) - dot(weights, a.x)).slice(0, 10);
    return (200 * best.filter(({ right }) => right).length) / (best.length + keys);
  });
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

function dot(weights, x) {
  return weights.reduce((sum, weight, at) => sum + weight * x[at], 0);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
