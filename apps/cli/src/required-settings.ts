import type { Variable } from '@fieldnotes/platform';
import { type CliSettings, cliSettings } from './settings.js';

export type SettingName = keyof CliSettings & string;

/** The settings, of which some must be set: their absence is a problem like any other, and told with the others. */
export function requiring(names: readonly SettingName[]): typeof cliSettings {
  const variables: Record<string, Variable> = { ...cliSettings.variables };
  for (const name of names) {
    const variable: Variable = cliSettings.variables[name];
    variables[name] = { ...variable, schema: variable.schema.refine((value) => value !== undefined) };
  }
  return { ...cliSettings, variables } as typeof cliSettings;
}
