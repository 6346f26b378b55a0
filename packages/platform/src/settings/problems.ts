/** Something wrong with the environment: which variable, what is wrong with it, and what to set. */
export interface SettingsProblem {
  readonly variable: string;
  /** Completes the sentence that starts with the variable's name ("is not a whole number"). */
  readonly problem: string;
  /** A sentence without its full stop ("set it to a whole number from 1 to 64"). */
  readonly remedy: string;
}

/** The settings cannot be used. The message lists every problem, one a line, and shows no secret. */
export class SettingsError extends Error {
  readonly code = 'invalid-settings';
  readonly problems: readonly SettingsProblem[];

  constructor(problems: readonly SettingsProblem[]) {
    super(render(problems));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function render(problems: readonly SettingsProblem[]): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(({ variable, problem, remedy }) => `  ${variable} ${problem}: ${remedy}.`);
  return [`The settings have ${count}:`, ...lines].join('\n');
}
