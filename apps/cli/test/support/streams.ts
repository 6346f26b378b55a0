import { Writable } from 'node:stream';
import type { TextStream } from '../../src/output/output.js';

/** A stream that keeps what is written to it, as a pipe or as a terminal of so many columns. */
export class KeptStream extends Writable {
  text = '';
  readonly isTTY?: boolean;
  readonly columns?: number;

  constructor(
    terminal: { readonly columns: number } | undefined,
    private readonly onText: (text: string) => void,
  ) {
    super({ decodeStrings: false });
    if (terminal === undefined) return;
    this.isTTY = true;
    this.columns = terminal.columns;
  }

  hasColors(environment: { readonly NO_COLOR?: string } = {}): boolean {
    return environment.NO_COLOR === undefined;
  }

  override _write(chunk: string, _encoding: string, done: (error?: Error) => void): void {
    this.text += chunk;
    this.onText(chunk);
    done();
  }
}

export function keptStream(
  terminal?: { readonly columns: number },
  onText: (text: string) => void = () => undefined,
): KeptStream & TextStream {
  return new KeptStream(terminal, onText);
}
