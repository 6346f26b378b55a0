import type pg from 'pg';
import { VERSION_TABLE } from '../migrate.js';

/** A table of ours, as the database describes it. */
export interface Table {
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
  /** The column that a sequence numbers, and the sequence; null where there is none. */
  readonly numbered: { readonly column: string; readonly sequence: string } | null;
}

/** Rows by the names of the tables. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Every table of the schema but the record of migrations, each after those that it refers to. Read from the database, so
 * that a table which a migration adds is never forgotten.
 */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<TableRow>(TABLES, [VERSION_TABLE]);
  const tables = new Map(rows.map((row) => [row.name, row]));
  const ordered: Table[] = [];
  const visited = new Set<string>();
  const visit = (row: TableRow) => {
    if (visited.has(row.name)) return;
    visited.add(row.name);
    for (const needed of row.refers_to) {
      const other = tables.get(needed);
      if (other !== undefined) visit(other);
    }
    const { name, columns, serial_column: column, serial_sequence: sequence } = row;
    ordered.push({ name, columns, numbered: column === null || sequence === null ? null : { column, sequence } });
  };
  for (const row of rows) visit(row);
  return ordered;
}

/** A name as SQL has it, whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The columns of a table as COPY has them: `"post" ("id", "title")`. */
export function copyTarget({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}

/** The statement that lets a sequence go on after the largest number there is. */
export function sequenceStatement({ name, numbered }: Table): string | null {
  if (numbered === null) return null;
  const largest = `(SELECT coalesce(max(${quoted(numbered.column)}), 0) + 1 FROM ${quoted(name)})`;
  return `SELECT setval('${numbered.sequence.replaceAll("'", "''")}', ${largest}, false)`;
}

interface TableRow {
  name: string;
  columns: string[];
  refers_to: string[];
  serial_column: string | null;
  serial_sequence: string | null;
}

const TABLES = `
  SELECT class.relname AS name,
         (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
          WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
         ARRAY(SELECT DISTINCT other.relname::text FROM pg_constraint AS key JOIN pg_class AS other ON other.oid = key.confrelid
               WHERE key.conrelid = class.oid AND key.contype = 'f' AND key.confrelid <> class.oid
               ORDER BY 1) AS refers_to,
         serial.attname::text AS serial_column,
         pg_get_serial_sequence(quote_ident(class.relname), serial.attname) AS serial_sequence
  FROM pg_class AS class
  LEFT JOIN pg_attribute AS serial ON serial.attrelid = class.oid AND serial.attidentity <> ''
  WHERE class.relkind = 'r' AND class.relnamespace = current_schema()::regnamespace AND class.relname <> $1
  ORDER BY class.relname`;
