/** An element of a feed's document. */
export interface XmlElement {
  /** Canonical: the local name in lower case, after the usual prefix of its namespace (`dc:creator`); see `names.ts`. */
  readonly name: string;
  /** The name as written, without prefix: what markup is written with. */
  readonly localName: string;
  /** By canonical name; those without prefix by local name in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** From `xml:base` here or above, resolved; null when there is none. */
  readonly base: string | null;
  /** From `xml:lang` here or above. */
  readonly language: string | null;
}

export function isXmlElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

export function elementsOf(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter(isXmlElement);
}

/** The children with one of these names: first those of the first name, in the order of the document. */
export function childrenNamed(parent: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const elements = elementsOf(parent);
  return names.flatMap((name) => elements.filter((element) => element.name === name));
}

/** The first child with one of these names that holds more than white space; earlier names win. */
export function childNamed(parent: XmlElement, ...names: readonly string[]): XmlElement | null {
  return childrenNamed(parent, ...names).find((element) => !isBlank(element)) ?? null;
}

/** The text of that child, trimmed; null when there is none. */
export function childText(parent: XmlElement, ...names: readonly string[]): string | null {
  const child = childNamed(parent, ...names);
  return child === null ? null : trimmedText(child);
}

/** An attribute, trimmed; null when it is absent or blank. */
export function attributeOf(element: XmlElement, name: string): string | null {
  return element.attributes.get(name)?.trim() || null;
}

/** All text below an element, trimmed; null when there is none. */
export function trimmedText(element: XmlElement): string | null {
  return textBelow(element).trim() || null;
}

function textBelow(element: XmlElement): string {
  return element.children.map((child) => (isXmlElement(child) ? textBelow(child) : child)).join('');
}

function isBlank(element: XmlElement): boolean {
  return element.children.every((child) => !isXmlElement(child) && child.trim() === '');
}
