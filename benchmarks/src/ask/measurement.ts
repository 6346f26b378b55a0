import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { withTemporaryDirectory } from '../harness/paths.js';
import type { SampledQuestion } from './questions.js';
import type { SystemName, SystemOptions } from './systems/system.js';

export interface MeasureRequest {
  readonly system: SystemName;
  readonly options: SystemOptions;
  /** Asked first and not measured. */
  readonly warmUp: readonly SampledQuestion[];
  readonly questions: readonly SampledQuestion[];
  readonly rounds: number;
}

export interface Measurement {
  /** Of each question in the order asked, round after round. */
  readonly milliseconds: readonly number[];
  /** Opening the store, or building the index. */
  readonly openSeconds: number;
  /** Share of the questions that something was found for. */
  readonly answered: number;
  /** Share of those made from a post for which that post was found. */
  readonly found: number;
  /** After a garbage collection at the end. */
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly stages: readonly Readonly<Record<string, number>>[];
}

/** What the process of a system sends once, at its end. */
export interface ChildReport {
  readonly measurement?: Measurement;
  readonly error?: string;
}

const CHILD = fileURLToPath(new URL('./measure-child.js', import.meta.url));
/** Room for the largest peer; the product needs none of it. */
const HEAP_MEBIBYTES = 8192;

/** Asks one system all questions in a process of its own. */
export async function measureSystem(
  request: Omit<MeasureRequest, 'options'> & { readonly options: Omit<SystemOptions, 'directory'> },
  signal: AbortSignal,
): Promise<Measurement> {
  return withTemporaryDirectory(async (directory) => {
    const child = fork(CHILD, { execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MEBIBYTES}`] });
    let report: ChildReport = {};
    child.once('message', (message: ChildReport) => {
      report = message;
    });
    child.send({ ...request, options: { ...request.options, directory } } satisfies MeasureRequest);
    const status = await ended(child, signal);
    signal.throwIfAborted();
    if (report.measurement !== undefined) return report.measurement;
    const reason = report.error ?? `its process ended with ${status}`;
    throw new BenchmarkError('failed', `${request.system} could not be measured: ${reason}`);
  });
}
