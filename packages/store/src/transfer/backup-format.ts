/**
 * What a backup looks like: SQL as `pg_dump` writes it, so that people can read it, and PostgreSQL's own tools could load
 * it into a database with the same tables.
 *
 *     -- Fieldnotes backup {"format":1,"schema":8,"createdAt":"2026-11-22T15:00:00.000Z"}
 *     COPY "feed" ("id", "key") FROM stdin;
 *     1<tab>https://example.org/feed
 *     \.
 *     -- Fieldnotes backup is complete {"feed":1}
 */
export interface BackupHeader {
  readonly format: 1;
  /** The version of the schema that the tables have. */
  readonly schema: number;
  readonly createdAt: string;
}

export const END_OF_DATA = '\\.';

const HEADER = '-- Fieldnotes backup ';
const FOOTER = '-- Fieldnotes backup is complete ';
const COPY = /^COPY "([a-z_]{1,63})" \(("[a-z0-9_]{1,63}"(?:, "[a-z0-9_]{1,63}")*)\) FROM stdin;$/;

export function headerLine(header: BackupHeader): string {
  return `${HEADER}${JSON.stringify(header)}`;
}

export function footerLine(counts: Readonly<Record<string, number>>): string {
  return `${FOOTER}${JSON.stringify(counts)}`;
}

export type BackupLine =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: 'complete'; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

/** Understands a line outside of the data. What is not exactly as it is written here is unknown, never run. */
export function parseLine(line: string): BackupLine {
  if (line === '') return { kind: 'empty' };
  if (line.startsWith(FOOTER)) {
    const counts = parseJson(line.slice(FOOTER.length));
    return isCounts(counts) ? { kind: 'complete', counts } : { kind: 'unknown' };
  }
  if (line.startsWith(HEADER)) {
    const header = parseJson(line.slice(HEADER.length));
    return isHeader(header) ? { kind: 'header', header } : { kind: 'unknown' };
  }
  const [, name, columns] = COPY.exec(line) ?? [];
  if (name === undefined || columns === undefined) return { kind: 'unknown' };
  return { kind: 'table', name, columns: columns.slice(1, -1).split('", "') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is BackupHeader {
  if (typeof value !== 'object' || value === null) return false;
  const { format, schema, createdAt } = value as Record<string, unknown>;
  return format === 1 && Number.isSafeInteger(schema) && Number(schema) > 0 && typeof createdAt === 'string';
}

function isCounts(value: unknown): value is Record<string, number> {
  return typeof value === 'object' && value !== null && Object.values(value).every(Number.isSafeInteger);
}
