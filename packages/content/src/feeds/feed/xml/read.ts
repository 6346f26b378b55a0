import { Parser } from 'htmlparser2';
import { absoluteUrl } from '../../urls.js';
import { FEED_LIMITS, type FeedCondition } from '../feed.js';
import type { XmlElement } from './element.js';
import { NamespaceScope } from './names.js';
import { References } from './references.js';

/** What was read of an XML document: its outermost element, and how much of it had to be guessed. */
export interface XmlReading {
  readonly root: XmlElement | null;
  readonly condition: FeedCondition;
}

/**
 * Reads XML as far as it goes. Nothing in it is an error: processing instructions, comments and declarations are
 * passed over, what is not closed is closed where its parent ends, and reading stops, as if the document were cut off
 * there, past the bounds of `FEED_LIMITS`. Entities name text only (see `References`); nothing is ever fetched.
 *
 * @param url where the document is from; `xml:base` is resolved against it
 */
export function readXml(text: string, url: string | null): XmlReading {
  const { declared, rest } = splitDoctype(text);
  const builder = new TreeBuilder(url, declared);
  // Deciding what a closing tag closes takes a walk over the open elements, so their number is bounded while reading.
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes, parser.endIndex),
      onclosetag: (_, implied) => builder.close(implied && parser.endIndex !== builder.openedAt),
      ontext: (data) => builder.text(data),
      oncdatastart: () => builder.literal(true),
      oncdataend: () => builder.literal(false),
    },
    { xmlMode: true, decodeEntities: false },
  );
  try {
    parser.write(rest);
    builder.end();
    parser.end();
  } catch (error) {
    if (!(error instanceof PastBounds)) throw error;
    builder.end();
  }
  return { root: builder.root, condition: builder.condition };
}

class PastBounds extends Error {}

/** Takes the declarations out of a document's type declaration: HTML has none, so the parser would take them for text. */
function splitDoctype(text: string): { readonly declared: string; readonly rest: string } {
  const start = text.slice(0, LONGEST_PROLOGUE).search(/<!DOCTYPE/i);
  const found = start < 0 ? null : DOCTYPE.exec(text.slice(start, start + LONGEST_DOCTYPE));
  if (found === null) return { declared: '', rest: text };
  return { declared: found[1] ?? '', rest: text.slice(0, start) + text.slice(start + found[0].length) };
}

const LONGEST_PROLOGUE = 20_000;
const LONGEST_DOCTYPE = 100_000;
const DOCTYPE = /^<!DOCTYPE[^<>[\]]{0,1000}\[([^\]]*)\]\s*>/i;

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  readonly scope: NamespaceScope;
}

class TreeBuilder {
  root: XmlElement | null = null;
  condition: FeedCondition = 'well-formed';
  /** The offset of the end of the last opening tag: an empty element closes at the same one. */
  openedAt = -1;
  readonly #open: OpenElement[] = [];
  readonly #references = new References();
  #isLiteral = false;
  #elements = 0;

  constructor(
    readonly url: string | null,
    declared: string,
  ) {
    this.#references.declareAll(declared);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (this.#open.length === FEED_LIMITS.depth || ++this.#elements > FEED_LIMITS.elements) throw new PastBounds();
    const element = this.#element(name, attributes);
    if (this.root === null) this.root = element;
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
    this.openedAt = at;
  }

  close(implied: boolean): void {
    this.#open.pop();
    if (implied && this.condition === 'well-formed') this.condition = 'repaired';
  }

  text(data: string): void {
    this.#open.at(-1)?.children.push(this.#isLiteral ? data : this.#references.replace(data));
  }

  literal(isLiteral: boolean): void {
    this.#isLiteral = isLiteral;
  }

  /** What is open now is never closed. */
  end(): void {
    if (this.#open.length > 0 || this.#isLiteral) this.condition = 'cut-off';
  }

  #element(written: string, given: Readonly<Record<string, string>>): OpenElement {
    const outer = this.#open.at(-1);
    const scope = scopeOf(given, outer?.scope ?? null);
    const attributes = this.#attributes(given, scope);
    const outerBase = outer?.base ?? this.url;
    const base = attributes.get('xml:base');
    return {
      name: scope.elementName(written),
      localName: written.slice(written.indexOf(':') + 1),
      attributes,
      children: [],
      base: base === undefined ? (outer?.base ?? null) : (absoluteUrl(base, outerBase) ?? outer?.base ?? null),
      language: attributes.get('xml:lang') ?? outer?.language ?? null,
      scope,
    };
  }

  #attributes(given: Readonly<Record<string, string>>, scope: NamespaceScope): ReadonlyMap<string, string> {
    const entries = Object.entries(given);
    if (entries.length === 0) return NO_ATTRIBUTES;
    return new Map(entries.map(([name, value]) => [scope.attributeName(name), this.#references.replace(value)]));
  }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function scopeOf(attributes: Readonly<Record<string, string>>, outer: NamespaceScope | null): NamespaceScope {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0 && outer !== null) return outer;
  const scope = new NamespaceScope(outer);
  for (const [name, namespace] of declared) scope.declare(name.slice('xmlns:'.length), namespace);
  return scope;
}
