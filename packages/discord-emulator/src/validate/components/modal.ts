import {
  boolean,
  type Check,
  inTurn,
  integer,
  isAbsent,
  isFields,
  list,
  oneOf,
  required,
  shape,
  text,
  union,
} from '../checks.js';
import { textDisplay } from './layout.js';
import { SELECTS } from './selects.js';
import { COMMON, customId, TYPE } from './types.js';
import { uniqueIds, walkComponents } from './walk.js';

const TEXT_INPUT = {
  ...COMMON,
  custom_id: customId,
  style: required(oneOf([1, 2])),
  min_length: integer({ min: 0, max: 4_000 }),
  max_length: integer({ min: 1, max: 4_000 }),
  required: boolean,
  value: text({ max: 4_000 }),
  placeholder: text({ max: 100 }),
};

/** In an action row a text input names itself; in a label the label does. */
const inputInRow = shape({ ...TEXT_INPUT, label: required(text({ min: 1, max: 45 })) });
const inputInLabel = shape({ ...TEXT_INPUT, label: text({ min: 1, max: 45 }) });

const row = shape({
  ...COMMON,
  components: required(list(union(new Map([[TYPE.TextInput, inputInRow]])), { min: 1, max: 1 })),
});

const choice = shape({
  label: required(text({ min: 1, max: 100 })),
  value: required(text({ min: 1, max: 100 })),
  description: text({ max: 100 }),
  default: boolean,
});

const upTo10 = { min_values: integer({ min: 0, max: 10 }), max_values: integer({ min: 1, max: 10 }) };

const fileUpload = shape({ ...COMMON, custom_id: customId, ...upTo10, required: boolean });
const radioGroup = shape({
  ...COMMON,
  custom_id: customId,
  options: required(list(choice, { min: 2, max: 10 })),
  required: boolean,
});
const checkboxGroup = shape({
  ...COMMON,
  custom_id: customId,
  options: required(list(choice, { min: 1, max: 10 })),
  ...upTo10,
  required: boolean,
});
const checkbox = shape({ ...COMMON, custom_id: customId, default: boolean });

const label = shape({
  ...COMMON,
  label: required(text({ min: 1, max: 45 })),
  description: text({ max: 100 }),
  component: required(
    union(
      new Map<number, Check>([
        ...SELECTS,
        [TYPE.TextInput, inputInLabel],
        [TYPE.FileUpload, fileUpload],
        [TYPE.RadioGroup, radioGroup],
        [TYPE.CheckboxGroup, checkboxGroup],
        [TYPE.Checkbox, checkbox],
      ]),
    ),
  ),
});

const topLevel = union(
  new Map<number, Check>([
    [TYPE.ActionRow, row],
    [TYPE.TextDisplay, textDisplay],
    [TYPE.Label, label],
  ]),
);

/** What a modal is made of ("Modal" interaction response, "Using Modal Components"). */
export const modal: Check = shape({
  custom_id: customId,
  title: required(text({ min: 1, max: 45 })),
  components: required(inTurn(list(topLevel, { min: 1, max: 5 }), uniqueIds, nothingDisabled)),
});

function nothingDisabled(...[value, path, problems]: Parameters<Check>): void {
  for (const { component, path: at } of walkComponents(value, path)) {
    if (!isFields(component) || isAbsent(component.disabled) || component.disabled === false) continue;
    const message = 'Components in modals cannot be disabled';
    problems.push({ path: [...at, 'disabled'], code: 'MODAL_COMPONENT_CANNOT_BE_DISABLED', message });
  }
}
