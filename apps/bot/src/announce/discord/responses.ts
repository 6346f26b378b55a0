/** What is read of Discord's answers: the few members that announcing uses, checked as they are read. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The id of what was created. Fails when the answer has none: it is not Discord that answers. */
export function idOf(answer: unknown): string {
  const id = textOf(fieldsOf(answer).id);
  if (id === null) throw new TypeError('an answer of Discord has no id');
  return id;
}
