/** Front matter as the readers ask it: names in any case, values of any of the types YAML, TOML and JSON have. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.#values = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** True also for the word "true", which is what quotes make of it. */
  isTrue(name: string): boolean {
    return scalar(this.#values.get(name))?.toLowerCase() === 'true';
  }

  isFalse(name: string): boolean {
    return scalar(this.#values.get(name))?.toLowerCase() === 'false';
  }

  /** The first of these fields that holds a text, a number or a date, as text. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = scalar(this.#values.get(name));
      if (value !== null && value.trim() !== '') return value.trim();
    }
    return null;
  }

  /** The values of a list, or the single value; objects in it by their `name` or `title`. */
  list(name: string): readonly string[] {
    const value = this.#values.get(name);
    const values = Array.isArray(value) ? value : [value];
    return values.map(named).filter((text) => text !== null && text.trim() !== '') as string[];
  }

  isList(name: string): boolean {
    return Array.isArray(this.#values.get(name));
  }

  /** A table within the front matter; empty when there is none. */
  table(name: string): Fields {
    const value = this.#values.get(name);
    return new Fields(isTable(value) ? value : {});
  }
}

function named(value: unknown): string | null {
  if (!isTable(value)) return scalar(value);
  return scalar(value.name) ?? scalar(value.title) ?? scalar(value.url);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function scalar(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return null;
}
