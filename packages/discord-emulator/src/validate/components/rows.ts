import { type Check, inTurn, isFields, list, required, shape, union } from '../checks.js';
import { button } from './buttons.js';
import { SELECTS } from './selects.js';
import { COMMON, TYPE } from './types.js';

const children = union(new Map<number, Check>([[TYPE.Button, button], ...SELECTS]));

/** An action row of a message: up to five buttons, or one select menu. */
export const actionRow: Check = inTurn(
  shape({ ...COMMON, components: required(list(children, { min: 1, max: 5 })) }),
  (value, path, problems) => {
    if (!isFields(value) || !Array.isArray(value.components)) return;
    const menus = value.components.some((child) => isFields(child) && SELECTS.has(child.type as number));
    if (!menus) return;
    for (let index = 1; index < value.components.length; index++) {
      const message = 'The specified component exceeds the maximum width';
      problems.push({ path: [...path, 'components', index], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message });
    }
  },
);
