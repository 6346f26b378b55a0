import { EXIT } from './errors.js';
import { runProgram } from './program.js';

// The one place that touches the process: everything below is given what it needs.

/** What escaped everybody is a bug. The stack is shown, since there is no log that could hold it. */
process.on('uncaughtException', (error) => {
  process.stderr.write(`fieldnotes: Something unforeseen happened; this is a bug.\n${error.stack ?? error.message}\n`);
  process.exit(EXIT.bug);
});

const status = await runProgram({
  commandLine: process.argv.slice(2),
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  clock: { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
});
process.exit(status);
