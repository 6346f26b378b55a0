import {
  boolean,
  type Check,
  type Fields,
  inTurn,
  integer,
  isFields,
  list,
  oneOf,
  required,
  shape,
  snowflake,
  text,
} from '../checks.js';
import type { Path, Problem } from '../problem.js';
import { COMMON, customId, emojiName, TYPE } from './types.js';

const option = shape({
  label: required(text({ min: 1, max: 100 })),
  value: required(text({ min: 1, max: 100 })),
  description: text({ max: 100 }),
  emoji: shape({ id: snowflake, name: emojiName }),
  default: boolean,
});

const MENU = {
  ...COMMON,
  custom_id: customId,
  placeholder: text({ max: 150 }),
  min_values: integer({ min: 0, max: 25 }),
  max_values: integer({ min: 1, max: 25 }),
  disabled: boolean,
  required: boolean,
};

const stringSelect = inTurn(
  shape({ ...MENU, options: required(list(option, { min: 1, max: 25 })) }),
  rangeInOrder,
  optionsFit,
);

const defaults = (types: readonly string[]) =>
  list(shape({ id: required(snowflake), type: required(oneOf(types)) }), { max: 25 });

const autoSelect = (types: readonly string[], more: Readonly<Record<string, Check>> = {}) =>
  inTurn(shape({ ...MENU, default_values: defaults(types), ...more }), rangeInOrder);

const CHANNEL_TYPES = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

/** The five select menus. */
export const SELECTS: ReadonlyMap<number, Check> = new Map<number, Check>([
  [TYPE.StringSelect, stringSelect],
  [TYPE.UserSelect, autoSelect(['user'])],
  [TYPE.RoleSelect, autoSelect(['role'])],
  [TYPE.MentionableSelect, autoSelect(['user', 'role'])],
  [
    TYPE.ChannelSelect,
    autoSelect(['channel'], { channel_types: list(oneOf(CHANNEL_TYPES), { max: 25, unique: true }) }),
  ],
]);

function rangeInOrder(value: unknown, path: Path, problems: Problem[]): void {
  if (!isFields(value)) return;
  const { least, most } = range(value);
  if (least <= most) return;
  const message = `min_values should be less than or equal to ${most}.`;
  problems.push({ path: [...path, 'min_values'], code: 'NUMBER_TYPE_MAX', message });
}

/** As many options as may be chosen, no value twice, and no more preselected than may be chosen. */
function optionsFit(value: unknown, path: Path, problems: Problem[]): void {
  if (!isFields(value) || !Array.isArray(value.options)) return;
  const options: readonly Fields[] = value.options.filter(isFields);
  const at = [...path, 'options'];
  const { most } = range(value);
  if (options.length < most) {
    problems.push({ path: at, code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${most} or more in length.` });
  }
  const seen = new Set<unknown>();
  for (const [index, one] of options.entries()) {
    if (seen.has(one.value)) {
      const message = 'The specified option value is already used';
      problems.push({ path: [...at, index], code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message });
    }
    seen.add(one.value);
  }
  if (options.filter((one) => one.default === true).length > most) {
    const message = 'The number of default options exceeds max_values';
    problems.push({ path: at, code: 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message });
  }
}

function range(menu: Fields): { readonly least: number; readonly most: number } {
  const most = Number(menu.max_values ?? 1);
  return { least: Number(menu.min_values ?? Math.min(1, most)), most };
}
