import type { ArchiveItem } from './archive-item.js';

/** One file of an archive, decoded. Readers are pure functions of it. */
export interface ArchiveFile {
  /** Its path inside the archive, with `/`. */
  readonly source: string;
  /** No byte order mark; lines end in `\n`. */
  readonly text: string;
  /** The file itself was asked for, rather than found in a folder. */
  readonly named: boolean;
}

export interface ReadOptions {
  /** The blog's address. Addresses that posts give relative to it are resolved against it; without it they are none. */
  readonly baseUrl?: string | undefined;
}

/** A kind of file that posts can be read from. */
export interface ArchiveFormat {
  readonly extensions: readonly string[];
  /** Whether a text looks like this format, for files whose extension does not say. */
  recognises(text: string): boolean;
  read(file: ArchiveFile, options: ReadOptions): Iterable<ArchiveItem>;
}
