export interface TextStream {
  write(text: string): unknown;
}

/** Where a benchmark says what it measured (standard output) and what it is doing (standard error). */
export interface Output {
  line(text?: string): void;
  note(text: string): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void;
}

export interface Column {
  readonly title: string;
  /** Numbers stand to the right; right when absent. */
  readonly align?: 'left' | 'right';
}

export function createOutput(stdout: TextStream, stderr: TextStream): Output {
  const line = (text = '') => stdout.write(`${text}\n`);
  return {
    line,
    note: (text) => stderr.write(`${text}\n`),
    table: (columns, rows) => {
      for (const text of tableLines(columns, rows)) line(text);
    },
  };
}

/** A table in plain text, as wide as its content. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const format = (cells: readonly string[]) =>
    columns
      .map(({ align }, at) => {
        const [cell, width] = [cells[at] ?? '', widths[at] ?? 0];
        return align === 'left' ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [format(columns.map(({ title }) => title)), rule, ...rows.map(format)];
}
