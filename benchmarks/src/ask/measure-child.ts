/**
 * The process of one system: opens it, asks every question, and reports to the process that forked it. A system has a
 * process to itself, so that the memory is its own and no other one's garbage is collected on its time.
 */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { ChildReport, Measurement, MeasureRequest } from './measurement.js';
import type { SampledQuestion } from './questions.js';
import { loadSystem } from './systems/open.js';

process.once('message', (request: MeasureRequest) => {
  measure(request).then(
    (measurement) => finish({ measurement }),
    (error: unknown) => finish({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function finish(message: ChildReport): void {
  process.send?.(message, () => process.disconnect());
}

async function measure({ system: name, options, warmUp, questions, rounds }: MeasureRequest): Promise<Measurement> {
  const open = await loadSystem(name);
  const started = performance.now();
  const system = await open(options);
  const openSeconds = (performance.now() - started) / 1000;
  for (const { text } of warmUp) await system.search(text);
  globalThis.gc?.();

  const milliseconds: number[] = [];
  let answered = 0;
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const asked = performance.now();
      const hits = await system.search(question.text);
      milliseconds.push(performance.now() - asked);
      if (hits.length > 0) answered++;
      if (hits.some((hit) => isOfSource(hit, question))) found++;
    }
  }
  globalThis.gc?.();
  const measurement = {
    milliseconds,
    openSeconds,
    answered: answered / milliseconds.length,
    found: found / (rounds * questions.filter(({ source }) => source !== null).length),
    rssBytes: process.memoryUsage.rss(),
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    figures: (await system.figures?.()) ?? {},
    stages: system.stages?.slice(warmUp.length) ?? [],
  };
  await system.close();
  return measurement;
}

/** Whether a hit is of the post that the question was made from. */
function isOfSource(hit: number | string, { source, first, last }: SampledQuestion): boolean {
  if (source === null) return false;
  return typeof hit === 'string' ? hit === source : hit >= first && hit <= last;
}
