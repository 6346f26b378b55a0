import type { ErrorObject } from 'ajv';

/** One thing that is wrong, said about the place that is wrong. */
export interface Finding {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
}

const MOST = 10;

/**
 * What a reader wants of ajv's errors. For a value that fits none of several alternatives ajv tells why for each; the
 * alternatives that were not meant (another `type` number, or null) are left out, and so is the verdict itself unless
 * nothing else remains.
 */
export function explain(errors: readonly ErrorObject[], body: unknown): Finding[] {
  const meant = errors.filter((error) => !isOtherType(error, body) && !isOtherNull(error, errors));
  const causes = meant.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf');
  const told = causes.length > 0 ? causes : deepest(meant.length > 0 ? meant : errors);
  const findings = told.map((error) => ({ pointer: error.instancePath, message: sentence(error) }));
  const unique = new Map(findings.map((finding) => [`${finding.pointer} ${finding.message}`, finding]));
  return [...unique.values()].slice(0, MOST);
}

/** The alternative is for objects with another `type`, which the object has as a number. */
function isOtherType({ keyword, instancePath }: ErrorObject, body: unknown): boolean {
  return keyword === 'enum' && instancePath.endsWith('/type') && typeof valueAt(body, instancePath) === 'number';
}

/** "Must be null" is noise beside what else is wrong there or further in. */
function isOtherNull({ keyword, params, instancePath }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const wantsNull = keyword === 'type' && params.type === 'null';
  return (
    wantsNull &&
    errors.some(
      (other) =>
        other.instancePath.startsWith(instancePath) &&
        other.keyword !== 'oneOf' &&
        !(other.keyword === 'type' && other.params.type === 'null'),
    )
  );
}

function deepest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.length));
  return errors.filter(({ instancePath }) => instancePath.length === depth);
}

function sentence({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'enum') return `${message}: ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  return message ?? keyword;
}

function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
