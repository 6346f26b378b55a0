import type { Candidate } from './candidates.js';

const ACRONYM = /^\p{Lu}[\p{Lu}\d]{1,7}$/u;

/**
 * Ties abbreviations with a number to what they stand for ("FC5" to "Fedora Core 5"): the full name gets the mentions
 * of both, the abbreviation is left out. Abbreviations of letters alone stay, being names in their own right ("USB").
 */
export function tieAcronyms(candidates: readonly Candidate[]): Candidate[] {
  const byInitials = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.words.length > 1 && candidate.name) byInitials.set(initialsOf(candidate), candidate);
  }
  return candidates.filter((candidate) => {
    const full = expansionOf(candidate, byInitials);
    if (full === undefined) return true;
    full.count += candidate.count;
    full.mentions += candidate.mentions;
    full.first = Math.min(full.first, candidate.first);
    full.last = Math.max(full.last, candidate.last);
    full.inTitle ||= candidate.inTitle;
    full.inHeading ||= candidate.inHeading;
    return false;
  });
}

function expansionOf(candidate: Candidate, byInitials: ReadonlyMap<string, Candidate>): Candidate | undefined {
  const form = candidate.forms.first;
  if (candidate.words.length !== 1 || !ACRONYM.test(form) || !/\d/.test(form)) return undefined;
  return byInitials.get(form.toLowerCase());
}

/** First letters of the words, numbers whole: "fc5" for "Fedora Core 5". */
function initialsOf({ plain }: Candidate): string {
  return plain.map((word) => (/^\d/.test(word) ? word : word.charAt(0))).join('');
}
