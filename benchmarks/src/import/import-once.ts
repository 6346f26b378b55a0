import { BenchmarkError } from '../harness/errors.js';
import { type ProgramRun, runFieldnotes } from './fieldnotes.js';

/** What `fieldnotes import --json` prints. */
interface Report {
  readonly posts: number;
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly unread: number;
  readonly seconds: number;
}

/** One run of `fieldnotes import`. */
export interface Import extends ProgramRun {
  readonly report: Report;
}

/** Imports an archive into a data directory. */
export async function importOnce(archive: string, dataDirectory: string, signal: AbortSignal): Promise<Import> {
  const run = await runFieldnotes(['import', archive, '--json'], dataDirectory, signal);
  const report = JSON.parse(run.stdout) as Report;
  if (report.unread > 0) throw new BenchmarkError('failed', `${report.unread} posts were stored but not read.`);
  return { ...run, report };
}
