import type { ErrorObject } from 'ajv';
import { isFields } from '../checks.js';

/** One thing that is wrong, said about the place that is wrong. */
export interface Finding {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
}

const MOST = 10;

/**
 * What a reader wants of ajv's errors (made with `verbose`). For a value that fits none of several alternatives ajv
 * tells why for each; alternatives that were not meant (for another `type` number, or another kind of value) are left
 * out, and so is the verdict itself unless nothing else remains.
 */
export function explain(errors: readonly ErrorObject[]): Finding[] {
  const causes = errors.filter((error) => !isVerdict(error) && !isOfOtherType(error) && !isOfOtherKind(error, errors));
  const findings = causes.length > 0 ? causes.map(findingOf) : [noAlternative(errors)];
  const unique = new Map(findings.map((finding) => [`${finding.pointer} ${finding.message}`, finding]));
  return [...unique.values()].slice(0, MOST);
}

const isVerdict = ({ keyword }: ErrorObject) => keyword === 'oneOf' || keyword === 'anyOf';

/** The error stands in an alternative for objects of another `type` than the object's. */
const isOfOtherType = (error: ErrorObject) => otherTypes(error) !== null;

interface OtherTypes {
  readonly pointer: string;
  readonly types: readonly unknown[];
}

/** The types an alternative asks for when the object has another; null when the error is about something else. */
function otherTypes({ keyword, instancePath, data, params, parentSchema }: ErrorObject): OtherTypes | null {
  if (keyword === 'enum' && instancePath.endsWith('/type') && typeof data === 'number') {
    return { pointer: instancePath, types: params.allowedValues };
  }
  const properties = parentSchema?.properties;
  const type = isFields(properties) ? properties.type : undefined;
  if (!isFields(type) || !Array.isArray(type.enum) || !isFields(data) || typeof data.type !== 'number') return null;
  return type.enum.includes(data.type) ? null : { pointer: `${instancePath}/type`, types: type.enum };
}

/** "Must be null" (or a number …) is noise when another alternative is for such values and has more to say. */
function isOfOtherKind(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const within = (other: ErrorObject) => other.instancePath.startsWith(error.instancePath);
  return isKind(error) && errors.some((other) => within(other) && !isVerdict(other) && !isKind(other));
}

const isKind = ({ keyword }: ErrorObject) => keyword === 'type';

/** No alternative has this `type`: those that have one are named. */
function noAlternative(errors: readonly ErrorObject[]): Finding {
  const others = errors.flatMap((error) => otherTypes(error) ?? []);
  const [furthest] = [...others].sort((a, b) => depth(b.pointer) - depth(a.pointer));
  if (furthest === undefined) return findingOf(errors.reduce((best, error) => (isDeeper(error, best) ? error : best)));
  const types = new Set(others.filter(({ pointer }) => pointer === furthest.pointer).flatMap((other) => other.types));
  return {
    pointer: furthest.pointer,
    message: `must be one of ${[...types]
      .map(Number)
      .sort((a, b) => a - b)
      .join(', ')}`,
  };
}

const depth = (pointer: string) => pointer.split('/').length;
const isDeeper = (a: ErrorObject, b: ErrorObject) => depth(a.instancePath) > depth(b.instancePath);

function findingOf({ keyword, instancePath, message, params }: ErrorObject): Finding {
  if (keyword === 'enum')
    return { pointer: instancePath, message: `must be one of ${params.allowedValues.join(', ')}` };
  if (keyword === 'const') return { pointer: instancePath, message: `must be ${JSON.stringify(params.allowedValue)}` };
  return { pointer: instancePath, message: message ?? keyword };
}
