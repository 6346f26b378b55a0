/** What else a word is called; none for most. */
export type OtherNames = (word: string) => readonly string[];

/** A beginning of fewer letters is that of other words, too; one that lacks more is another word ("music", "musician"). */
const MIN_BEGINNING = 5;
const MAX_LACKING = 2;
const NUMERONYM = /^(\p{L})(\d{1,2})(\p{L})$/u;
const SMALL_WORDS = new Set(['and', 'for', 'of', 'over', 'the']);

/**
 * Reads from the names of topics which of them mean the same: one is short for the other ("k8s" and "Kubernetes",
 * "postgres" and "PostgreSQL", "RHEL" and "Red Hat Enterprise Linux"). Other synonyms of a topic are near it and not the
 * same: posts on Kubernetes do not answer a question about OpenShift.
 *
 * @param topics for each topic its names
 */
export function otherNames(topics: Iterable<readonly string[]>): OtherNames {
  const others = new Map<string, string[]>();
  const add = (word: string, other: string) => {
    const key = word.toLowerCase();
    others.set(key, [...(others.get(key) ?? []), other]);
  };
  for (const topic of topics) {
    const names = new Set(topic);
    for (const short of names) {
      for (const long of names) {
        if (!isShortFor(short.toLowerCase(), long.toLowerCase())) continue;
        add(short, long);
        if (!/\s/.test(long)) add(long, short);
      }
    }
  }
  return (word) => others.get(word.toLowerCase()) ?? [];
}

function isShortFor(short: string, long: string): boolean {
  if (/\s/.test(short) || short.length >= long.length) return false;
  if (/\s/.test(long)) return isInitials(short, long.split(/\s+/));
  const [, first, between, last] = NUMERONYM.exec(short) ?? [];
  if (first !== undefined)
    return long.length === Number(between) + 2 && long.startsWith(first) && long.endsWith(last ?? '');
  return short.length >= MIN_BEGINNING && long.length <= short.length + MAX_LACKING && long.startsWith(short);
}

function isInitials(short: string, words: readonly string[]): boolean {
  const initials = (of: readonly string[]) => of.map((word) => word.charAt(0)).join('');
  return short === initials(words) || short === initials(words.filter((word) => !SMALL_WORDS.has(word)));
}
