import type { Readable } from 'node:stream';
import type { Component, Log, SignalSource } from '@fieldnotes/platform';
import type { Clock } from './clock.js';
import { EXIT, type ExitStatus, explain } from './errors.js';
import { createOutput, type Output, type TextStream } from './output/output.js';
import { alarm } from './output/pieces.js';
import { parseCommandLine, type Request } from './parse.js';
import type { CliSettings } from './settings.js';

/** What the program is given of the process it runs in. */
export interface Host {
  /** Without the interpreter and the script. */
  readonly commandLine: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly signals: SignalSource;
  readonly clock: Clock;
}

/** Runs one command line to its end. Everything has been stopped and written when the status is there. Never rejects. */
export async function runProgram(host: Host): Promise<number> {
  const output = createOutput(host);
  const status = await attempt(host, output).catch((error: unknown) => fail(error, output));
  const failure = await output.flush();
  if (failure === null) return status;
  return fail(new Error(`the output could not be written: ${failure.message}`, { cause: failure }), output);
}

async function attempt(host: Host, output: Output): Promise<number> {
  const parsed = parseCommandLine(host.commandLine, output);
  return parsed.kind === 'ended' ? parsed.status : runCommand(parsed, host, output);
}

async function runCommand(request: Request, host: Host, output: Output): Promise<number> {
  // Loaded here and not above, so that help and mistyped commands are answered at once.
  const [{ createLifecycle, createLog, parseSettings, stopOnSignals }, { requiring }, { assemble }] = await Promise.all(
    [import('@fieldnotes/platform'), import('./required-settings.js'), import('./services.js')],
  );
  const { command, argument, options } = request;
  const parsed = parseSettings(requiring(command.requires?.(options) ?? []), host.environment);
  if (!parsed.ok) throw parsed.error;
  const { settings } = parsed;
  const log = createLog({
    level: settings.logLevel ?? command.logLevel ?? 'warn',
    format: settings.logFormat,
    stream: output.logStream,
  });
  const interruption = new AbortController();
  const loss = rejectable();
  const { services, components } = assemble(command.needs, {
    settings,
    log,
    onLost: (error) => loss.reject(error),
    patience: { deadline: patienceOf(command, settings) * 1000, signal: interruption.signal },
    isService: command.endsWhenAsked === true,
  });
  // The last that is started and so the first that is stopped: it uses all the others.
  const task: Component = { name: command.name, start: () => undefined, stop: () => running.then(() => undefined) };
  const stopDeadline = settings.stopDeadline * 1000;
  const lifecycle = createLifecycle({ components: [...components, task], stopDeadline, log });

  async function run(): Promise<ExitStatus> {
    const context = { services, output, settings, clock: host.clock, input: host.stdin, signal: interruption.signal };
    try {
      await lifecycle.start();
      return await Promise.race([command.run(context, argument, options), loss.promise]);
    } catch (error) {
      if (!interruption.signal.aborted) return fail(error, output, log);
      log.debug({ err: error }, 'cut short');
      return EXIT.failed;
    }
  }

  const running = run();
  return new Promise((resolve) => {
    stopOnSignals({
      stop() {
        interruption.abort();
        return lifecycle.stop();
      },
      log,
      signals: host.signals,
      exit: resolve,
      statusAfterStop: (signal) => (command.endsWhenAsked === true ? EXIT.done : EXIT[signal]),
    });
    void running.then(async (status) => {
      await lifecycle.stop();
      // After a signal the status is the signal's.
      if (!interruption.signal.aborted) resolve(status);
    });
  });
}

/** Seconds that servers are waited for. */
function patienceOf({ waits }: Request['command'], { startDeadline }: CliSettings): number {
  if (waits === undefined) return 0;
  return startDeadline ?? (waits === 'for-ever' ? Number.POSITIVE_INFINITY : 0);
}

/** A promise that never resolves, and may be rejected at any time without anybody listening. */
function rejectable(): { readonly promise: Promise<never>; readonly reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  promise.catch(() => undefined);
  return { promise, reject };
}

/** Says what went wrong, in a line, and gives the status to end with. */
function fail(error: unknown, output: Output, log?: Log): ExitStatus {
  const { status, message, isBug } = explain(error);
  log?.debug({ err: error }, 'failed');
  const [first = '', ...more] = message.split('\n');
  output.note(alarm('fieldnotes: '), first);
  for (const line of more) output.note(line);
  if (isBug && log === undefined && error instanceof Error) output.note(error.stack ?? '');
  return status;
}
