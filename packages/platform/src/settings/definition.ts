import type { z } from 'zod';
import type { Secret } from './secret.js';

/**
 * One variable of the environment.
 *
 * The schema is given the text, or `undefined` when the variable is unset or empty, so that `.optional()` and
 * `.default()` mean what they say. Its messages complete the sentence "NAME …" ("is not a whole number").
 */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
  /** What to set, as the end of a sentence that starts with "set it to". */
  readonly expects: string;
}

/** A variable whose value is wrapped in `Secret`, is never shown, and may be read from the file that `NAME_FILE` names. */
export interface SecretVariable<Schema extends z.ZodType<string | undefined> = z.ZodType<string | undefined>>
  extends Variable<Schema> {
  readonly secret: true;
}

export type Variables = Readonly<Record<string, Variable | SecretVariable>>;

/** The variables of a program by the names of its settings. */
export interface SettingsDefinition<V extends Variables = Variables> {
  readonly variables: V;
  /** Variables that start with this and are not known are a problem: most likely a misspelt name. */
  readonly prefix: string;
  /** Prefixed names that belong to other programs that share the environment. */
  readonly alsoKnown: readonly string[];
}

type Concealed<T> = T extends undefined ? undefined : Secret;

type SettingOf<V extends Variable> = V extends SecretVariable
  ? Concealed<z.output<V['schema']>>
  : z.output<V['schema']>;

/** The parsed settings of a definition. */
export type SettingsOf<D extends SettingsDefinition> = {
  readonly [Name in keyof D['variables']]: SettingOf<D['variables'][Name]>;
};

/** Names the variables of a program. Reads nothing: `parseSettings` is given the environment. */
export function defineSettings<const V extends Variables>(
  variables: V,
  options: { readonly prefix?: string; readonly alsoKnown?: readonly string[] } = {},
): SettingsDefinition<V> {
  return { variables, prefix: options.prefix ?? 'FIELDNOTES_', alsoKnown: options.alsoKnown ?? [] };
}

export function isSecret(variable: Variable | SecretVariable): variable is SecretVariable {
  return 'secret' in variable && variable.secret;
}
