/** What the archive readers accept. Past a limit an input is named and skipped, or cut where the comment says so. */
export const LIMITS = {
  /** Folders below the imported one. */
  folderDepth: 32,
  /** Files of a kind we read, in one archive. */
  files: 100_000,
  /** Bytes of one file. */
  fileBytes: 20 * 1024 * 1024,
  /** Posts in one file; the ones after it are left out and counted as one skipped item. */
  postsPerFile: 50_000,
  /** UTF-16 code units of a post's body. */
  bodyLength: 2_000_000,
  /** Blocks of a post. */
  blocks: 100_000,
  /** Code units of HTML that one post is read from. Saved pages carry more markup and scripts than text. */
  htmlLength: 5_000_000,
  /** Code units of front matter. */
  frontMatterLength: 64_000,
  /** Code units of a title and of an author's name; longer ones are cut. */
  titleLength: 1_000,
  authorLength: 200,
  /** Code units of an address; a longer one counts as none. */
  urlLength: 2_048,
  /** Code units of an identity; a longer one is replaced by its hash. */
  identityLength: 500,
  /** Tags of a post; more are left out. */
  tags: 100,
  /** Code units of one tag; longer ones are cut. */
  tagLength: 200,
  /** Elements open at once in HTML. Chrome flattens documents at the same depth. */
  htmlDepth: 512,
  /** Elements of one HTML document or fragment. */
  htmlElements: 250_000,
} as const;
