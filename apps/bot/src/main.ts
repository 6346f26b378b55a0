import { createLifecycle, createLog, parseSettings, SettingsError, stopOnSignals } from '@fieldnotes/platform';
import { BotError } from './bot-error.js';
import { assemble } from './services.js';
import { processSettings } from './settings.js';

// The bot in a process of its own. The one place that touches the process: everything below is given what it needs.

/** Of BSD's sysexits: something is wrong with the configuration. */
const EX_CONFIG = 78;

async function run(): Promise<void> {
  const parsed = parseSettings(processSettings, process.env);
  if (!parsed.ok) throw parsed.error;
  const { settings } = parsed;
  const log = createLog({ level: settings.logLevel, format: settings.logFormat });
  const onLost = (error: Error) => {
    log.fatal({ err: error }, 'the bot cannot go on and ends');
    void lifecycle.stop().then(() => process.exit(1));
  };
  const stopDeadline = settings.stopDeadline * 1000;
  const waiting = new AbortController();
  const stop = () => {
    waiting.abort();
    return lifecycle.stop();
  };
  const components = assemble({ settings, log, onLost, signal: waiting.signal });
  const lifecycle = createLifecycle({ components, stopDeadline, log });
  stopOnSignals({ stop, log, signals: process, exit: (status) => process.exit(status) });
  await lifecycle.start();
}

/** Errors that are meant for people have a code and say what to do; the others are bugs and keep their stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof BotError || 'code' in error ? error.message : (error.stack ?? error.message);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(error instanceof SettingsError ? EX_CONFIG : 1);
}
