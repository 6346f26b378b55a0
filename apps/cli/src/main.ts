import { EXIT } from './errors.js';
import { runProgram } from './program.js';

// The one place that touches the process: everything below is given what it needs.

/** What escaped everybody is a bug. The stack is shown, since there is no log that could hold it. */
process.on('uncaughtException', (error) => {
  process.stderr.write(`fieldnotes: Something unforeseen happened; this is a bug.\n${error.stack ?? error.message}\n`);
  process.exit(EXIT.bug);
});

// What stands on the command line may be secret (fieldnotes move --to postgres://…), and is not for everybody's eyes.
process.title = `fieldnotes ${/^[a-z]{1,20}$/.exec(process.argv[2] ?? '')?.[0] ?? ''}`.trimEnd();

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
