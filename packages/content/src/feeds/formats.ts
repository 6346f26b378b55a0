import { type ArchiveItem, ignored, skipped } from './archive-item.js';
import type { ArchiveFile, ArchiveFormat, ReadOptions } from './format.js';
import { feedFormat } from './formats/feed.js';
import { htmlFormat } from './formats/html.js';
import { markdownFormat } from './formats/markdown.js';
import { textFormat } from './formats/text.js';
import { extensionOf } from './source.js';

/** Asked in this order when an extension does not tell. The last one reads every text. */
const FORMATS: readonly ArchiveFormat[] = [feedFormat, htmlFormat, markdownFormat, textFormat];

/** Whether a file found in a folder may hold posts, going by its name. */
export function mayHoldPosts(source: string): boolean {
  const extension = extensionOf(source);
  return FORMATS.some(({ extensions }) => extensions.includes(extension));
}

/**
 * The posts of one file. The extension chooses the format, but for `.xml` and `.json`, which are posts only when
 * they are a feed, and for a file that was named itself: there the content has the last word.
 */
export function* readPosts(file: ArchiveFile, options: ReadOptions): Iterable<ArchiveItem> {
  const extension = extensionOf(file.source);
  const byName = FORMATS.find(({ extensions }) => extensions.includes(extension));
  if (byName && byName !== feedFormat) yield* byName.read(file, options);
  else if (feedFormat.recognises(file.text)) yield* feedFormat.read(file, options);
  else if (!file.named) yield ignored(file.source, 'not-a-post');
  else if (byName)
    yield skipped(file.source, 'unknown-format', 'it is no RSS, Atom, RDF or JSON feed: name another file');
  else yield* byContent(file).read(file, options);
}

function byContent(file: ArchiveFile): ArchiveFormat {
  return FORMATS.find((format) => format.recognises(file.text)) ?? textFormat;
}
