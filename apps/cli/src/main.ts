import { EXIT } from './errors.js';
import { runProgram } from './program.js';

/** The one place that touches the process: everything below is given what it needs. */
const status = await runProgram({
  commandLine: process.argv.slice(2),
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  clock: { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
}).catch((error: unknown) => {
  process.stderr.write(`fieldnotes: ${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.bug;
});
process.exit(status);
