import type { Keyphrase } from '../model.js';
import type { Candidate } from './candidates.js';
import type { ScoredCandidate } from './keyphrase-score.js';

/**
 * The best candidates that are not the same thing said again: one of the variants of a phrase ("file system",
 * "filesystems"), and of a phrase and a part of it the one that is more than an echo of the other.
 */
export function pickDistinct(scored: Iterable<ScoredCandidate>, limit: number): Keyphrase[] {
  const picked: ScoredCandidate[] = [];
  const seen = new Set<string>();
  for (const entry of scored) {
    if (picked.length === limit) break;
    const joined = entry.candidate.plain.join('');
    if (
      seen.has(joined) ||
      isOtherVersion(entry.candidate, picked) ||
      picked.some((other) => isEcho(entry.candidate, other.candidate))
    )
      continue;
    seen.add(joined);
    picked.push(entry);
  }
  const best = picked[0]?.score ?? 1;
  return picked.map(({ candidate, score }) => ({
    phrase: candidate.forms.best(),
    term: candidate.term,
    score: Math.round((score / best) * 1000) / 1000,
  }));
}

/** One holds the other, and the rarer of the two adds nothing: it is hardly said but with the other. */
function isEcho(candidate: Candidate, picked: Candidate): boolean {
  const [short, long] = candidate.words.length < picked.words.length ? [candidate, picked] : [picked, candidate];
  if (!holds(long.plain, short.plain)) return false;
  if (candidate === short) return short.count <= long.count;
  return (
    long.count < 2 && !long.inTitle && (picked.name ? picked.count > 1 : long.words.length > short.words.length + 1)
  );
}

/** Another version of what has been picked ("Fedora 17" after "Fedora 24"), unless the title names it. */
function isOtherVersion(candidate: Candidate, picked: readonly ScoredCandidate[]): boolean {
  const base = withoutVersion(candidate);
  if (base === null || candidate.inTitle) return false;
  return picked.some((other) => withoutVersion(other.candidate) === base);
}

/** The name before a version number; null where there is no number. */
function withoutVersion({ plain }: Candidate): string | null {
  return plain.length > 1 && /^\d[\d.]*$/.test(plain[plain.length - 1] ?? '') ? plain.slice(0, -1).join(' ') : null;
}

function holds(long: readonly string[], short: readonly string[]): boolean {
  return long.some(
    (_, at) => at + short.length <= long.length && short.every((word, index) => long[at + index] === word),
  );
}
