import { createHash } from 'node:crypto';
import { LIMITS } from './limits.js';
import { oneLine } from './plain.js';

/** What can tell a post from the others of the same file. */
export interface IdentityClues {
  /** The guid of RSS, the id of Atom and JSON Feed. */
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly body: string;
}

/**
 * The identity of a post in a file of several: its id, else its address, else title and date, else title and text.
 * It does not depend on the place in the file, so that adding or reordering posts changes none.
 */
export function identityOf(clues: IdentityClues): string {
  if (clues.id) return clues.id;
  if (clues.url) return clues.url;
  const mark = clues.publishedAt ? clues.publishedAt.toISOString() : hash(clues.body);
  return `${mark} ${clues.title}`.trim();
}

/** Makes the identities of one file unique and short: of equal ones the second gets ` (2)`, and so on. */
export function createIdentities(): (wanted: string) => string {
  const seen = new Map<string, number>();
  return (wanted) => {
    const line = oneLine(wanted);
    const identity = line.length > LIMITS.identityLength ? `sha256:${hash(line)}` : line;
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return count === 1 ? identity : `${identity} (${count})`;
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
