import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** Runs one statement. */
export type Run = <Row extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>;

/** Makes of a statement what a pool or a connection takes. */
export type MakeStatement = (text: string, values: readonly unknown[]) => QueryConfig;

/** A connection keeps what it has prepared, some 50 KB each, for as long as it lives. */
const MOST_PREPARED = 100;

/**
 * For statements that are run again and again. Prepared ones are read and planned by the server once for each connection.
 * They belong to the session, which a pooler in transaction mode lends out: only where there is none. Names are of one
 * maker, so that a pool has one.
 */
export function statementMaker({ prepares = false }: { readonly prepares?: boolean } = {}): MakeStatement {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || !prepares || names.size >= MOST_PREPARED) return known;
    const name = `fieldnotes ${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return (text, values) => {
    const name = nameOf(text);
    return { text, values: [...values], ...(name === undefined ? {} : { name }) };
  };
}

export function runOn(pool: Pool, statement: MakeStatement): Run {
  return (text, values) => pool.query(statement(text, values));
}
