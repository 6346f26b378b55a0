import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/** A passage as the peers are given it: a document of their own. */
export interface PassageDocument {
  /** From 1, in the order of the file; passages of one post follow each other. */
  readonly id: number;
  /** The post's source. */
  readonly source: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601. */
  readonly date: string;
}

/** Writes passages as JSON Lines. */
export class PassageWriter {
  readonly #stream: WriteStream;
  #written = 0;

  constructor(file: string) {
    this.#stream = createWriteStream(file);
  }

  get written(): number {
    return this.#written;
  }

  async write(passage: Omit<PassageDocument, 'id'>): Promise<void> {
    this.#written++;
    const document: PassageDocument = { id: this.#written, ...passage };
    if (!this.#stream.write(`${JSON.stringify(document)}\n`)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}

export async function* readPassages(file: string): AsyncGenerator<PassageDocument> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as PassageDocument;
}
