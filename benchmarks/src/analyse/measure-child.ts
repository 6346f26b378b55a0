/**
 * The process of one system: analyses all texts several times over and reports to the process that forked it, so that
 * start-up and memory are its own.
 */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { Measurement, MeasureRequest } from './measurement.js';

process.once('message', (request: MeasureRequest) => {
  measure(request).then(
    (measurement) => process.send?.(measurement, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
      process.disconnect();
    },
  );
});
// The parent hears that the process runs and sends the texts, which take time that is not start-up.
process.send?.('ready');
const bareMs = performance.now();

type Analyse = (text: MeasureRequest['texts'][number], at: number) => unknown;

async function measure({ system, texts, rounds }: MeasureRequest): Promise<Measurement> {
  const opened = performance.now();
  const stages: Record<string, number> = {};
  const analyse = system === 'fieldnotes' ? await product(stages) : await peer(system, texts);
  const first = texts[0];
  if (first !== undefined) await analyse(first, 0);
  const startMs = bareMs + performance.now() - opened;
  for (const stage of Object.keys(stages)) stages[stage] = 0;
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    for (const [at, text] of texts.entries()) await analyse(text, at);
    const { user, system: kernel } = process.cpuUsage(before);
    seconds.push((user + kernel) / 1e6);
  }
  return { startMs, seconds, rssBytes: process.memoryUsage.rss(), stages };
}

async function product(stages: Record<string, number>): Promise<Analyse> {
  const { createAnalyst, loadTaxonomy, postFromText } = await import('@fieldnotes/content/analyse');
  let since = performance.now();
  const lap = (stage: string) => {
    const now = performance.now();
    stages[stage] = (stages[stage] ?? 0) + now - since;
    since = now;
  };
  const analyst = createAnalyst({ taxonomy: loadTaxonomy(), lap });
  return (text) => {
    const post = postFromText(text);
    since = performance.now();
    return post === null ? null : analyst.analyse(post);
  };
}

async function peer(name: string, texts: MeasureRequest['texts']): Promise<Analyse> {
  const { packages } = await import('../keyphrases/peers.js');
  const found = packages().find((one) => one.name === name);
  const labelled = texts.map(({ title, text }, at) => ({ id: String(at), date: '', labels: [], title, text }));
  found?.prepare?.(labelled);
  return (_, at) => {
    const text = labelled[at];
    return text === undefined ? null : found?.find(text, at);
  };
}
