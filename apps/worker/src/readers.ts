import { applyEdits, createReader, type Reader } from '@fieldnotes/content';
import type { TopicEdit } from '@fieldnotes/content/model';
import type { Log } from '@fieldnotes/platform';
import type { Store } from '@fieldnotes/store';

/** Gives the reader that posts are to be read with now. */
export interface Readers {
  current(): Promise<Reader>;
}

/**
 * The given reader, with what communities have changed about its taxonomy. The edits are looked up each time, so that no
 * post is read with a topic that was renamed before; a reader is made when they have changed. Its version is another
 * then, and what was read before is found to be old: it is read again, and announced to nobody (`readings.save`).
 */
export function editedReaders(
  base: Reader,
  { store, log }: { readonly store: Pick<Store, 'topicEdits'>; readonly log: Pick<Log, 'info' | 'warn'> },
): Readers {
  let known = '[]';
  let reader = base;
  return {
    async current() {
      const edits = await store.topicEdits.list();
      const key = JSON.stringify(edits);
      if (key !== known) {
        reader = edits.length === 0 ? base : edited(base, edits, log);
        known = key;
        log.info({ edits: edits.length, version: reader.version }, 'the topics were edited');
      }
      return reader;
    },
  };
}

function edited(base: Reader, edits: readonly TopicEdit[], log: Pick<Log, 'warn'>): Reader {
  const { taxonomy, skipped } = applyEdits(base.taxonomy, edits);
  for (const { edit, problem } of skipped) log.warn({ edit, problem }, 'an edit of the topics fits no more');
  return createReader({ taxonomy });
}
