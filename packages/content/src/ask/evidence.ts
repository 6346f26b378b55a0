import type { RankedPost } from './rank.js';
import { importance } from './rank.js';
import type { Concept } from './vocabulary.js';

/** Share of the question's weight that one passage must hold for its post to count as evidence. */
const MIN_COVERAGE = 0.55;
/** From this share on a name may be missing. */
const SURE_COVERAGE = 0.85;
/** Posts far below the best one are about something else that shares a word. */
const MIN_SHARE_OF_BEST = 0.35;

/**
 * Whether a post is evidence at all. The rarest word of a question usually carries it, so a passage that holds the
 * rest but not that word is no evidence ("an openvpn peer on a mikrotik router" is not about "a wireguard peer …").
 */
export function isEvidence(post: RankedPost, concepts: readonly Concept[]): boolean {
  if (post.coverage < MIN_COVERAGE) return false;
  if (post.coverage < SURE_COVERAGE && missesName(post, concepts)) return false;
  const heaviest = heaviestConcept(concepts);
  return heaviest === undefined || concepts.length > 3 || post.passages.some(({ matched }) => matched.has(heaviest));
}

/** A post that never says a name the question names is about something else ("Xen on Ubuntu" is not "on Fedora"). */
function missesName(post: RankedPost, concepts: readonly Concept[]): boolean {
  return concepts.some(({ named }, at) => named && !post.passages.some(({ matched }) => matched.has(at)));
}

/** The posts worth showing beside the best one, best first. */
export function supports(evidence: readonly RankedPost[], concepts: readonly Concept[]): RankedPost[] {
  const best = evidence[0]?.score ?? 0;
  const bestCoverage = Math.max(0, ...evidence.map(({ coverage }) => coverage));
  const needed = concepts.length > 1 ? 0.7 * bestCoverage : 0;
  return evidence.filter(({ score, coverage }) => score >= MIN_SHARE_OF_BEST * best && coverage >= needed);
}

function heaviestConcept(concepts: readonly Concept[]): number | undefined {
  let heaviest: number | undefined;
  for (const [at, concept] of concepts.entries()) {
    if (heaviest === undefined || importance(concept) > importance(concepts[heaviest] ?? concept)) heaviest = at;
  }
  return heaviest;
}
