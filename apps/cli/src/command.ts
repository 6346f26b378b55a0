import type { Readable } from 'node:stream';
import type { Clock } from './clock.js';
import type { ExitStatus } from './errors.js';
import type { Options, ValuesOf } from './options.js';
import type { Output } from './output/output.js';
import type { SettingName } from './required-settings.js';
import type { Need, Services } from './services.js';
import type { CliSettings } from './settings.js';

/** What a command works with. It is given the services that it needs, started, and no others. */
export interface Context<N extends Need> {
  readonly services: Pick<Services, N>;
  readonly output: Output;
  readonly settings: CliSettings;
  readonly clock: Clock;
  readonly input: Readable;
  /** Aborted when the program is asked to end. */
  readonly signal: AbortSignal;
}

/** The word that follows a command's name. */
export interface Argument<Required extends boolean> {
  readonly name: string;
  /** Several words make one argument, so that people may leave out the quotation marks. */
  readonly isPhrase?: boolean;
  readonly description: string;
  readonly isRequired: Required;
}

type ArgumentValue<Required extends boolean> = Required extends true ? string : string | undefined;

/** A command: what it is called, what it takes, what it needs, and the function that does it. */
export interface CommandDefinition<N extends Need, O extends Options, Required extends boolean> {
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** What the help of the command says beyond the summary. */
  readonly details?: string;
  readonly argument?: Argument<Required>;
  readonly options: O;
  readonly needs: readonly N[];
  /** The least severe lines of the log that are shown when FIELDNOTES_LOG_LEVEL says nothing. */
  readonly logLevel?: 'info' | 'warn';
  /** Command lines without the program's name, and what they do. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Settings without which it cannot begin, by what it was told. Missing ones are named together with wrong ones. */
  readonly requires?: (options: ValuesOf<O>) => readonly SettingName[];
  /**
   * Whether PostgreSQL and Redis are waited for: for ever when nothing else is set, or only for as long as is set.
   * Absent: a server that is not there is an error at once.
   */
  readonly waits?: 'for-ever' | 'when-set';
  /** It runs until SIGINT or SIGTERM, so that ending by one is no failure: status 0 instead of the signal's. */
  readonly endsWhenAsked?: boolean;
  run(context: Context<N>, argument: ArgumentValue<Required>, options: ValuesOf<O>): Promise<ExitStatus>;
}

/** A command whose types have been forgotten, so that all of them can stand in one list. */
export type Command = CommandDefinition<Need, Options, boolean>;

/**
 * Checks a definition and forgets its types. Sound because `program.ts` gives `run` the services of `needs`, the values
 * that the options' own `parse` made, and an argument wherever it is required.
 */
export function defineCommand<
  const N extends Need = never,
  const O extends Options = Options,
  const Required extends boolean = false,
>(definition: CommandDefinition<N, O, Required>): Command {
  return definition as unknown as Command;
}
