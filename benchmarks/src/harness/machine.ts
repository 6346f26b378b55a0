import os from 'node:os';
import process from 'node:process';
import { round } from './figures.js';

/** What figures depend on besides the code: without it they cannot be compared with others. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted to run, mean of a minute, before and after (getloadavg(3)): 0 on a quiet machine. */
  readonly load: readonly [before: number, after: number];
}

const GIBIBYTE = 1024 ** 3;

export function load(): number {
  return round(os.loadavg()[0] ?? Number.NaN, 1);
}

export function describeMachine(loadBefore: number): Machine {
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model ?? '',
    memoryGb: Math.round(os.totalmem() / GIBIBYTE),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    load: [loadBefore, load()],
  };
}

export function machineLine({ cores, processor, memoryGb, node, load: [before, after] }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${before} before and ${after} after`;
}
