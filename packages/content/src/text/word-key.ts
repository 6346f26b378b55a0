/** Of words of four letters and more, so that "DNS" and "TLS" stay whole. */
const PLURAL = /(?<=[a-z]{2}[^aeiou])(ie)s$|(?<=[a-z](?:ss|x|ch|sh|z))es$|(?<=[a-z0-9]{2}[^suio'’])s$/;

/**
 * What two spellings must share to be the same word: all but casing, a possessor's ending and the plural's. Far less is
 * cut off than by a stemmer: "virtual" is not "virtualization".
 */
export function wordKey(text: string): string {
  const lower = text.toLowerCase();
  if (!lower.endsWith('s')) return lower;
  const bare = /['’]s$/.test(lower) ? lower.slice(0, -2) : lower;
  return bare.replace(PLURAL, (_, ies: string | undefined) => (ies === undefined ? '' : 'y'));
}
