/** Why an archive cannot be read at all. */
export type ArchiveErrorCode = 'not-found' | 'unreadable' | 'not-an-archive' | 'no-posts' | 'too-many-files';

/** An archive that cannot be read at all. The message is one line for people: what is wrong and what to do. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';

  constructor(
    readonly code: ArchiveErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
