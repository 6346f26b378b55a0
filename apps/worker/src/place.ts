import { basename, dirname, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PostDraft } from '@fieldnotes/content/model';
import type { FeedRecord, Store } from '@fieldnotes/store';

/** Where an archive's posts belong: the feed, and the way from the feed's folder to what is imported now. */
export interface Place {
  readonly feed: FeedRecord;
  /** The draft with its source and identity as the whole feed's import would give them. */
  readonly locate: (draft: PostDraft) => PostDraft;
}

/**
 * The feed of an archive is named by the file URL of what was imported. A file or folder inside an imported folder
 * belongs to that folder's feed, so that importing a part again revises its posts and doubles none.
 *
 * @param root absolute path without symbolic links
 */
export async function placeOf(root: string, feeds: Store['feeds']): Promise<Place> {
  const known = await feeds.findFirst(pathsUpwards(root).map((path) => pathToFileURL(path).href));
  if (known === undefined) {
    const feed = await feeds.ensure(pathToFileURL(root).href, basename(root));
    return { feed, locate: (draft) => draft };
  }
  const folder = fileURLToPath(known.key);
  const inside = folder === root ? '' : relative(folder, root).split(sep).join('/');
  return { feed: known, locate: (draft) => relocate(draft, inside) };
}

function pathsUpwards(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...pathsUpwards(parent)];
}

/** `inside` is the way from the feed's folder to the folder or file that was imported; a file's source is its name. */
function relocate(draft: PostDraft, inside: string): PostDraft {
  if (inside === '') return draft;
  const isFile = draft.source === inside.slice(inside.lastIndexOf('/') + 1);
  const source = isFile ? inside : `${inside}/${draft.source}`;
  return { ...draft, source, identity: draft.identity === draft.source ? source : draft.identity };
}
