import process from 'node:process';
import { round } from '../harness/figures.js';
import type { Output } from '../harness/output.js';
import type { Finder } from './peers.js';
import { f1At } from './protocol.js';
import type { LabelledText } from './texts.js';

const DEPTHS = [5, 10, 15] as const;
/** Texts that are looked at once before, not measured: tables are read, and code is compiled. */
const WARM_UP = 200;

/** How well and how fast phrases were found. Speed is that of the process's own time, not of the clock. */
export interface Score {
  /** Macro F1 in percent at 5, 10 and 15 phrases. */
  readonly f1: Readonly<Record<string, number>>;
  readonly docsPerSecond: number;
  readonly kbPerSecond: number;
}

/** Runs a finder over all texts and scores it on those with labels. */
export async function scoreFinder(finder: Finder, texts: readonly LabelledText[], signal: AbortSignal): Promise<Score> {
  const found: (readonly string[])[] = [];
  const start = process.cpuUsage();
  finder.prepare?.(texts);
  const preparing = secondsSince(start);
  for (const [at, text] of texts.slice(0, WARM_UP).entries()) await finder.find(text, at);
  const before = process.cpuUsage();
  for (const [at, text] of texts.entries()) {
    signal.throwIfAborted();
    found.push(await finder.find(text, at));
  }
  const seconds = preparing + secondsSince(before);
  const characters = texts.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  const labelled = texts.flatMap(({ labels }, at) => (labels.length > 0 ? [{ labels, found: found[at] ?? [] }] : []));
  const macro = (depth: number) =>
    (100 * labelled.reduce((sum, one) => sum + f1At(one.found, one.labels, depth), 0)) / Math.max(1, labelled.length);
  return {
    f1: Object.fromEntries(DEPTHS.map((depth) => [depth, round(macro(depth), 1)])),
    docsPerSecond: round(texts.length / seconds, 1),
    kbPerSecond: round(characters / 1000 / seconds, 1),
  };
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

export function showScores(scores: Readonly<Record<string, Score>>, output: Output): void {
  output.table(
    [
      { title: 'macro F1', align: 'left' },
      ...DEPTHS.map((depth) => ({ title: `@${depth}` })),
      { title: 'texts/s' },
      { title: 'kB/s' },
    ],
    Object.entries(scores).map(([name, { f1, docsPerSecond, kbPerSecond }]) => [
      name,
      ...DEPTHS.map((depth) => (f1[depth] ?? 0).toFixed(1)),
      docsPerSecond.toFixed(0),
      kbPerSecond.toFixed(0),
    ]),
  );
}
