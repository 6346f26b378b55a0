import { Locale } from 'discord-api-types/v10';
import { type Check, inTurn, isAbsent, isFields, text } from './checks.js';

/** "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: readonly string[] = Object.values(Locale);

export const nameOfMenu: Check = text({ min: 1, max: 32 });
export const description: Check = text({ min: 1, max: 100 });

/** Names of chat-input commands and of options: no spaces, and lower case wherever a letter has one. */
export const nameOfCommand: Check = inTurn(nameOfMenu, (value, path, problems) => {
  if (typeof value !== 'string' || (NAME.test(value) && value === value.toLowerCase())) return;
  problems.push({ path, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' });
});

/** Texts by locale, each under the same rules as the field itself. */
export function localized(check: Check): Check {
  return (value, path, problems) => {
    if (isAbsent(value)) return;
    if (!isFields(value)) {
      problems.push({ path, code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' });
      return;
    }
    for (const [locale, translated] of Object.entries(value)) {
      if (LOCALES.includes(locale)) check(translated, [...path, locale], problems);
      else {
        const message = `Value must be one of (${LOCALES.join(', ')}).`;
        problems.push({ path: [...path, locale], code: 'BASE_TYPE_CHOICES', message });
      }
    }
  };
}
