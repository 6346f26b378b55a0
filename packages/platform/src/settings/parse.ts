import { isSecret, type SettingsDefinition, type SettingsOf, type Variable } from './definition.js';
import { nearestName } from './nearest-name.js';
import { SettingsError, type SettingsProblem } from './problems.js';
import { quoted } from './quoted.js';
import { type Environment, fileVariable, readVariable } from './read-variable.js';
import { Secret } from './secret.js';

export type SettingsResult<D extends SettingsDefinition> =
  | { readonly ok: true; readonly settings: SettingsOf<D> }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[]; readonly error: SettingsError };

/**
 * Parses an environment against a definition and reports every problem together, in the order of the definition.
 *
 * An empty variable counts as unset. A secret may be given as `NAME` or as `NAME_FILE`, the path of a file (one
 * trailing line end is not part of the secret). A prefixed variable that is not known is a problem.
 */
export function parseSettings<D extends SettingsDefinition>(
  definition: D,
  environment: Environment,
): SettingsResult<D> {
  const settings: Record<string, unknown> = {};
  const problems: SettingsProblem[] = [];
  for (const [setting, variable] of Object.entries(definition.variables)) {
    const raw = readVariable(variable, environment);
    if (raw.kind === 'problem') {
      problems.push(raw.problem);
      continue;
    }
    const parsed = parseVariable(variable, raw.text);
    if (parsed.ok) settings[setting] = parsed.value;
    else problems.push(parsed.problem);
  }
  problems.push(...unknownVariables(definition, environment));
  if (problems.length > 0) return { ok: false, problems, error: new SettingsError(problems) };
  // Every setting of the definition was assigned above from its own schema.
  return { ok: true, settings: Object.freeze(settings) as SettingsOf<D> };
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: SettingsProblem };

function parseVariable(variable: Variable, text: string | undefined): Parsed {
  const remedy = `set it to ${variable.expects}`;
  const result = variable.schema.safeParse(text);
  if (result.success) {
    const value = isSecret(variable) && typeof result.data === 'string' ? new Secret(result.data) : result.data;
    return { ok: true, value };
  }
  if (text === undefined) return { ok: false, problem: { variable: variable.name, problem: 'is not set', remedy } };
  const message = result.error.issues[0]?.message ?? 'is not valid';
  const problem = isSecret(variable) ? message : `${message} (${quoted(text)})`;
  return { ok: false, problem: { variable: variable.name, problem, remedy } };
}

function unknownVariables(definition: SettingsDefinition, environment: Environment): SettingsProblem[] {
  const known = Object.values(definition.variables)
    .flatMap((variable) => (isSecret(variable) ? [variable.name, fileVariable(variable.name)] : [variable.name]))
    .concat(definition.alsoKnown);
  return Object.keys(environment)
    .filter((name) => name.startsWith(definition.prefix) && environment[name] !== undefined && !known.includes(name))
    .sort()
    .map((variable) => {
      const meant = nearestName(variable, known);
      return {
        variable,
        problem: 'is not a setting',
        remedy: meant === null ? 'unset it' : `did you mean ${meant}? Rename it or unset it`,
      };
    });
}
