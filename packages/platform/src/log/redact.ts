import { Secret } from '../settings/secret.js';
import { errorFields } from './error-fields.js';

const DEEPEST = 8;
const MOST_ENTRIES = 100;
const LONGEST_TEXT = 16 * 1024;

export const REDACTED = '[secret]';

/** Keys whose values are never shown, wherever they stand: `botToken`, `DB_PASSWORD`, `Set-Cookie`, `api_key`, … */
const SECRET_KEY = /token|passw(?:or)?d|passphrase|secret|authorization|cookie|credential|api[-_]?key|private[-_]?key/i;

/**
 * The password of a URL anywhere in a text. It starts at `://` and neither part crosses a `/`, so that matches cannot
 * overlap and the time is linear in the text. A user name alone (`https://token@host`) is hidden as well.
 */
const URL_CREDENTIALS = /:\/\/([^\s/?#:@"'<>\\]*)(:[^\s/?#"'<>\\]*)?@/g;

/** Hides the passwords of the URLs in a text. */
export function redactUrls(text: string): string {
  return text.replace(URL_CREDENTIALS, (_, user: string, password: string | undefined) =>
    password === undefined ? `://${REDACTED}@` : `://${user}:${REDACTED}@`,
  );
}

/**
 * A copy of a value that is fit for the log: secrets hidden, errors with their chain of causes, depth (8), entries (100 of
 * each array or object) and length of text (16 KiB) bounded, cycles cut. Never throws: what cannot be read is named so.
 */
export function redact(value: unknown): unknown {
  return copy(value, []);
}

function copy(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return redactUrls(value.length > LONGEST_TEXT ? cut(value) : value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'symbol' || typeof value === 'function') return String(value.toString()).slice(0, 100);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return REDACTED;
  if (above.includes(value)) return '[circular]';
  if (above.length >= DEEPEST) return '[too deep]';
  try {
    return copyObject(value, [...above, value]);
  } catch {
    return '[unreadable]';
  }
}

function copyObject(value: object, above: readonly object[]): unknown {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return copyEntries(errorFields(value), above);
  if (value instanceof Map) return copyEntries(Object.fromEntries(value), above);
  if (value instanceof Set) return copyItems([...value], above);
  if (Array.isArray(value)) return copyItems(value, above);
  if ('toJSON' in value && typeof value.toJSON === 'function') return copy(value.toJSON(), above);
  return copyEntries(value, above);
}

function copyItems(items: readonly unknown[], above: readonly object[]): unknown[] {
  const shown = items.slice(0, MOST_ENTRIES).map((item) => copy(item, above));
  return items.length > MOST_ENTRIES ? [...shown, `… ${items.length - MOST_ENTRIES} more`] : shown;
}

function copyEntries(value: object, above: readonly object[]): Record<string, unknown> {
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, MOST_ENTRIES)
    .map(([key, entry]): [string, unknown] => [key, isSecretEntry(key, entry) ? REDACTED : copy(entry, above)]);
  if (entries.length > MOST_ENTRIES) shown.push(['…', `${entries.length - MOST_ENTRIES} more`]);
  return Object.fromEntries(shown);
}

/** Numbers and booleans under such a key are counts and flags (`tokens: 312`), not secrets. */
function isSecretEntry(key: string, entry: unknown): boolean {
  if (typeof entry === 'number' || typeof entry === 'boolean' || entry === null || entry === undefined) return false;
  return SECRET_KEY.test(key);
}

function cut(text: string): string {
  return `${text.slice(0, LONGEST_TEXT)}… (${text.length - LONGEST_TEXT} characters more)`;
}
