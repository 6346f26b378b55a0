import { type Check, isAbsent, list, required, shape, text } from './checks.js';
import { localized } from './command-names.js';

export type ChoiceKind = 'string' | 'integer' | 'double';

const name = text({ min: 1, max: 100 });

/** Up to 25 choices, of an option or in answer to autocomplete; texts of up to 100 characters, or numbers. */
export function choices(kind: ChoiceKind): Check {
  const value = kind === 'string' ? text({ max: 100 }) : numberWithin(kind);
  return list(shape({ name: required(name), name_localizations: localized(name), value: required(value) }), {
    max: 25,
  });
}

/** "Application Command Option Type": whole numbers and doubles up to 2^53. */
export function numberWithin(kind: 'integer' | 'double'): Check {
  const noun = kind === 'integer' ? 'int' : 'float';
  const most = kind === 'integer' ? Number.MAX_SAFE_INTEGER : 2 ** 53;
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value))) {
      const message = `Value "${String(value).slice(0, 100)}" is not ${noun}.`;
      problems.push({ path, code: 'NUMBER_TYPE_COERCE', message });
    } else if (value < -most) {
      const message = `${noun} value should be greater than or equal to ${-most}.`;
      problems.push({ path, code: 'NUMBER_TYPE_MIN', message });
    } else if (value > most) {
      problems.push({
        path,
        code: 'NUMBER_TYPE_MAX',
        message: `${noun} value should be less than or equal to ${most}.`,
      });
    }
  };
}
