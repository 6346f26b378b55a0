import { readFileSync } from 'node:fs';
import { Command as CommanderCommand, CommanderError, Option as CommanderOption } from 'commander';
import type { Command } from './command.js';
import { commands } from './commands/all.js';
import { CommandError, EXIT, type ExitStatus } from './errors.js';
import { closingHelp, examplesHelp } from './help.js';
import type { Option, Options, ValuesOf } from './options.js';
import type { Output } from './output/output.js';

/** A command line understood. */
export interface Request {
  readonly kind: 'command';
  readonly command: Command;
  readonly argument: string;
  readonly options: ValuesOf<Options>;
}

/** There was only help or the version to show. */
export interface Ended {
  readonly kind: 'ended';
  readonly status: ExitStatus;
}

/** Understands a command line, or shows the help that it asks for. Throws `CommandError` with `usage`. */
export function parseCommandLine(words: readonly string[], output: Output): Request | Ended {
  let request: Request | undefined;
  const program = createProgram(output);
  for (const command of commands) {
    addCommand(program, command, (argument, options) => {
      request = { kind: 'command', command, argument, options };
    });
  }
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return ended(error, words);
  }
  if (request === undefined) throw new TypeError('the command line was parsed and no command was called');
  return request;
}

function createProgram(output: Output): CommanderCommand {
  return new CommanderCommand('fieldnotes')
    .description('Reads blogs, names their topics, and answers questions about them with quotes.')
    .usage('<command> [options]')
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', closingHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.text(text),
      // Only the help that is shown for want of a command.
      writeErr: (text) => {
        for (const line of text.trimEnd().split('\n')) output.note(line);
      },
      // Thrown as well, and shown by whoever catches it.
      outputError: () => undefined,
      getOutHelpWidth: () => output.width,
      getErrHelpWidth: () => output.width,
    });
}

function addCommand(
  program: CommanderCommand,
  command: Command,
  onCall: (argument: string, options: ValuesOf<Options>) => void,
): void {
  const { name, summary, details, argument, options, examples } = command;
  const added = program
    .command(name)
    .summary(summary)
    .description(details === undefined ? `${capitalise(summary)}.` : `${capitalise(summary)}.\n\n${details}`)
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', examplesHelp(examples));
  if (argument !== undefined) {
    const name = argument.isPhrase === true ? `${argument.name}...` : argument.name;
    added.argument(argument.isRequired ? `<${name}>` : `[${name}]`, argument.description);
  }
  for (const [key, option] of Object.entries(options)) added.addOption(toCommander(key, option));
  added.action(() => {
    const fallbacks = Object.fromEntries(Object.entries(options).map(([key, { fallback }]) => [key, fallback]));
    onCall(added.args.join(' '), { ...fallbacks, ...added.opts() });
  });
}

function toCommander(key: string, option: Option<unknown>): CommanderOption {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const { placeholder, description, fallback } = option;
  if (placeholder === null) return new CommanderOption(`--${name}`, description);
  return new CommanderOption(`--${name} ${placeholder}`, description).argParser((text, before) =>
    option.parse(text, before ?? fallback),
  );
}

function ended(error: CommanderError, words: readonly string[]): Ended {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
    return { kind: 'ended', status: EXIT.done };
  }
  if (error.code === 'commander.help') return { kind: 'ended', status: words[0] === 'help' ? EXIT.done : EXIT.usage };
  throw new CommandError('usage', sentence(error.message, words));
}

/** commander: "error: unknown option '--jsn'\n(Did you mean --json?)". */
function sentence(message: string, words: readonly string[]): string {
  const [problem = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const called = commands.find(({ name }) => name === words[0]);
  const help = called === undefined ? 'fieldnotes --help' : `fieldnotes ${called.name} --help`;
  const advice = suggestion === undefined ? '' : ` ${suggestion}`;
  return `${capitalise(problem.replace(/\.$/, ''))}.${advice} See ${help}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
