/** At most `length` UTF-16 code units, whole characters, ending in an ellipsis where something was left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return '';
  let end = length - 1;
  // Not between the halves of a pair, and not between a backslash and what it escapes.
  if (isHighSurrogate(text.charCodeAt(end - 1))) end--;
  let backslashes = 0;
  while (text[end - 1 - backslashes] === '\\') backslashes++;
  if (backslashes % 2 === 1) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
