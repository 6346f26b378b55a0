/** What a robots.txt (RFC 9309) says to one crawler. */
export interface RobotsRules {
  /** Whether the path with its query may be asked for. */
  allows(pathAndQuery: string): boolean;
  /** Code units of all patterns: what it costs to keep. */
  readonly size: number;
}

export const EVERYTHING_ALLOWED: RobotsRules = { allows: () => true, size: 0 };

/** RFC 9309, section 2.5, wants 500 KiB to be read. */
const MOST_TEXT = 500 * 1024;

interface Rule {
  readonly isAllowed: boolean;
  readonly pattern: string;
  /** The pattern between its stars. */
  readonly pieces: readonly string[];
  readonly isWhole: boolean;
}

/**
 * Reads the rules for a crawler: those of all groups that name it, else those of the groups for `*`. The longest pattern
 * that matches decides, and of equal ones the one that allows. Takes time in proportion to the text, and to compare a
 * path, to the rules and the path: a star is matched at the first place where the rest can go on.
 *
 * @param crawler the product token, as robots.txt names it
 */
export function parseRobots(text: string, crawler: string): RobotsRules {
  const own: Rule[] = [];
  const forAll: Rule[] = [];
  let isNamed = false;
  let groups: Rule[][] = [];
  let isAmongNames = false;
  for (const line of text.slice(0, MOST_TEXT).split(/\r\n|\r|\n/)) {
    const [key, value] = keyAndValue(line);
    if (key === 'user-agent') {
      if (!isAmongNames) groups = [];
      isAmongNames = true;
      const name = value.split(/[/\s]/, 1)[0]?.toLowerCase();
      if (name === crawler.toLowerCase()) {
        isNamed = true;
        groups.push(own);
      } else if (name === '*') groups.push(forAll);
    } else if (key === 'allow' || key === 'disallow') {
      isAmongNames = false;
      // A rule without a path rules nothing.
      if (value !== '' && groups.length > 0) {
        const rule = toRule(key === 'allow', value);
        for (const group of groups) group.push(rule);
      }
    }
  }
  const rules = isNamed ? own : forAll;
  return {
    allows: (pathAndQuery) => allows(rules, normal(pathAndQuery)),
    size: rules.reduce((sum, { pattern }) => sum + pattern.length, 0),
  };
}

function keyAndValue(line: string): readonly [string, string] {
  const [said = ''] = line.split('#', 1);
  const colon = said.indexOf(':');
  return colon < 0 ? ['', ''] : [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()];
}

function toRule(isAllowed: boolean, written: string): Rule {
  const pattern = normal(written);
  const isWhole = pattern.endsWith('$');
  return { isAllowed, pattern, isWhole, pieces: (isWhole ? pattern.slice(0, -1) : pattern).split(/\*+/) };
}

function allows(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined;
  for (const rule of rules) {
    const length = rule.pattern.length - (best?.pattern.length ?? -1);
    if (length < 0 || (length === 0 && !rule.isAllowed)) continue;
    if (matches(rule, path)) best = rule;
  }
  return best?.isAllowed ?? true;
}

function matches({ pieces, isWhole }: Rule, path: string): boolean {
  const [first = '', ...rest] = pieces;
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return !isWhole || path.length === first.length;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return isWhole ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at);
}

/** RFC 9309, section 2.2.2: what need not be encoded is not, and what must be, is; in one case of letters. */
function normal(path: string): string {
  return path
    .toWellFormed()
    .replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent)
    .replaceAll(/%[0-9a-f]{2}/giu, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/u.test(character) ? character : code.toUpperCase();
    });
}
