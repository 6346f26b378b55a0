import type { Candidate } from './candidates.js';
import { CALENDAR, EMPTY_MODIFIERS, EMPTY_NOUNS } from './empty-words.js';

const MAX_LETTERS = 60;

/** Whether a candidate can be a keyphrase at all: it says something, and it is no date, number or piece of code. */
export function isKept(candidate: Candidate): boolean {
  const surface = candidate.forms.first;
  if (surface.length < 2 || surface.length > MAX_LETTERS || !/\p{L}/u.test(surface)) return false;
  if (isCodeNoise(surface)) return false;
  if (candidate.alone === 0 && candidate.count < 2 && !candidate.compound) return false;
  const words = surface.toLowerCase().split(/[\s-]+/);
  if (words.some((word) => CALENDAR.has(word)) && words.length <= 2) return false;
  return !words.every((word) => EMPTY_NOUNS.has(word) || EMPTY_MODIFIERS.has(word) || /^\P{L}*$/u.test(word));
}

/** Paths, addresses, options, file names with a directory and long identifiers; "ext3" and "kernel.org" are names. */
function isCodeNoise(surface: string): boolean {
  if (/[/\\<>{}()[\]=|$@;:&*%^~]/.test(surface)) return true;
  if (surface.startsWith('-') || surface.startsWith('.') || surface.includes('__')) return true;
  return (surface.match(/[._]/g)?.length ?? 0) > 1 || /^[\da-f]{7,}$/i.test(surface);
}
