import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linkTopics } from './taxonomy-build.js';
import { readEntries, type TopicEntry } from './taxonomy-entries.js';
import { TaxonomyError } from './taxonomy-error.js';

export { TaxonomyError } from './taxonomy-error.js';

/** A word or phrase that speaks for a topic. */
export interface Signal {
  readonly phrase: string;
  readonly weight: number;
  /** Matches only in the casing of `phrase`. */
  readonly exact: boolean;
  /** Counts only in the company of a signal of the topic that is not weak. */
  readonly weak: boolean;
}

export interface Topic {
  readonly name: string;
  /** Name of the wider topic, or null. */
  readonly parent: string | null;
  readonly signals: readonly Signal[];
  /** Phrases in which the words of a signal mean something else. */
  readonly not: readonly string[];
}

/** The topics and the words that signal them. Names are unique whatever their casing, parents exist, no cycles. */
export interface Taxonomy {
  readonly topics: readonly Topic[];
}

/** What a community adds to a taxonomy: new topics, more signals, other names, silence. */
export interface TaxonomyExtension {
  readonly entries: readonly TopicEntry[];
}

const SHIPPED = new URL('../../data/taxonomy.yaml', import.meta.url);
/** The same, checked and linked when the package was built (`tools/compile-taxonomy.mjs`); not there beside the sources. */
const COMPILED = new URL('../taxonomy.json', import.meta.url);

/**
 * Reads a taxonomy file; without a path the one that ships with the package.
 * @throws TaxonomyError when the file cannot be read or any part of it is wrong.
 */
export function loadTaxonomy(path?: string): Taxonomy {
  if (path !== undefined) return parseTaxonomy(readText(path), path);
  if (!existsSync(COMPILED)) return parseShippedTaxonomy();
  return JSON.parse(readFileSync(COMPILED, 'utf8')) as Taxonomy;
}

/**
 * The taxonomy that ships with the package, from its YAML.
 * @throws TaxonomyError when any part of it is wrong.
 */
export function parseShippedTaxonomy(): Taxonomy {
  const source = fileURLToPath(SHIPPED);
  return parseTaxonomy(readText(source), source);
}

/**
 * Reads a community's own taxonomy file, to be laid over another one with `mergeTaxonomies`.
 * @throws TaxonomyError when the file cannot be read or any part of it is wrong.
 */
export function loadTaxonomyExtension(path: string): TaxonomyExtension {
  return parseTaxonomyExtension(readText(path), path);
}

/**
 * A complete taxonomy from YAML text, in the format that `data/taxonomy.yaml` documents.
 * @throws TaxonomyError listing every problem together.
 */
export function parseTaxonomy(text: string, source = 'given'): Taxonomy {
  const { entries, problems } = readEntries(text);
  for (const entry of entries) {
    if (entry.mute || entry.rename !== null) {
      problems.push(`topic "${entry.name}": mute and rename belong in a file that extends a taxonomy`);
    }
  }
  const topics = linkTopics(entries, problems);
  if (problems.length > 0) throw new TaxonomyError(problems, source);
  return { topics };
}

/** An extension from YAML text: the same format, with `mute` and `rename`, and parents that may be in the base. */
export function parseTaxonomyExtension(text: string, source = 'given'): TaxonomyExtension {
  const { entries, problems } = readEntries(text);
  if (problems.length > 0) throw new TaxonomyError(problems, source);
  return { entries };
}

/**
 * `base` with `extension` laid over it. A topic of the same name gets the new signals as well (a weight given again
 * replaces the old one) and the new parent if one is given; a renamed topic keeps its old name as a signal; what was
 * under a silenced topic moves to that topic's parent. Neither argument is changed.
 * @throws TaxonomyError when the result is not a taxonomy (a parent nobody has, a cycle, a new name already taken).
 */
export function mergeTaxonomies(base: Taxonomy, extension: TaxonomyExtension): Taxonomy {
  const problems: string[] = [];
  const topics = linkTopics(extension.entries, problems, base.topics);
  if (problems.length > 0) throw new TaxonomyError(problems, 'made of the two');
  return { topics };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TaxonomyError([`it cannot be read (${reason})`], path, { cause });
  }
}
