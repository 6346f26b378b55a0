import type { Pool, QueryResult, QueryResultRow } from 'pg';

/** Runs one statement. */
export type Run = <Row extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>;

/** A connection keeps what it has prepared, some 50 KB each, for as long as it lives. */
const MOST_PREPARED = 100;

/**
 * Runs statements that are asked for again and again. Prepared ones are read and planned by the server once for each
 * connection. They belong to the session, which a pooler in transaction mode lends out: only where there is none.
 */
export function statementRunner(pool: Pool, { prepares }: { readonly prepares: boolean }): Run {
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
    return pool.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
}
