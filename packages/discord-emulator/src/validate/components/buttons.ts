import { ButtonStyle } from 'discord-api-types/v10';
import { boolean, type Check, inTurn, isAbsent, isFields, oneOf, required, shape, snowflake, text } from '../checks.js';
import type { Path, Problem } from '../problem.js';
import { linkUrl } from '../url.js';
import { COMMON, emojiName } from './types.js';

const STYLES = [1, 2, 3, 4, 5, 6];

/** A button: which of `custom_id`, `url` and `sku_id` it must and may not have follows from its style. */
export const button: Check = inTurn(
  shape({
    ...COMMON,
    style: required(oneOf(STYLES)),
    label: text({ max: 80 }),
    emoji: shape({ id: snowflake, name: emojiName }),
    custom_id: text({ min: 1, max: 100 }),
    url: linkUrl(),
    sku_id: snowflake,
    disabled: boolean,
  }),
  (value, path, problems) => {
    if (!isFields(value)) return;
    const has = (field: string) => !isAbsent(value[field]) && value[field] !== '';
    if (value.style === ButtonStyle.Premium) judgePremium(has, path, problems);
    else judgeLabelled(value.style === ButtonStyle.Link, has, path, problems);
  },
);

type Has = (field: string) => boolean;

function judgeLabelled(isLink: boolean, has: Has, path: Path, problems: Problem[]): void {
  if (isLink && !has('url')) {
    problems.push({ path: [...path, 'url'], code: 'BUTTON_COMPONENT_URL_REQUIRED', message: 'A url is required' });
  }
  if (!isLink && !has('custom_id')) {
    const message = 'A custom id is required';
    problems.push({ path: [...path, 'custom_id'], code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', message });
  }
  if (has('custom_id') && has('url')) {
    const message = 'A custom id and url cannot both be specified';
    for (const field of ['custom_id', 'url']) {
      problems.push({ path: [...path, field], code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message });
    }
  } else if (isLink && has('custom_id')) forbid('custom_id', path, problems);
  else if (!isLink && has('url')) forbid('url', path, problems);
  if (has('sku_id')) forbid('sku_id', path, problems);
  if (!has('label') && !has('emoji')) {
    problems.push({ path: [...path, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
  }
}

function judgePremium(has: Has, path: Path, problems: Problem[]): void {
  if (!has('sku_id')) {
    problems.push({ path: [...path, 'sku_id'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
  }
  for (const field of ['custom_id', 'label', 'url', 'emoji']) if (has(field)) forbid(field, path, problems);
}

function forbid(field: string, path: Path, problems: Problem[]): void {
  const message = `The field ${field} may not be used with this button style`;
  problems.push({ path: [...path, field], code: 'BUTTON_COMPONENT_INVALID_FIELD', message });
}
