import { isXmlElement, type XmlElement } from './element.js';

/** Elements of HTML that have no end tag. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** What stands in an element, written as HTML: markup that a feed holds as elements rather than as escaped text. */
export function innerMarkup(element: XmlElement): string {
  const parts: string[] = [];
  writeChildren(element, parts);
  return parts.join('');
}

// As deep as `FEED_LIMITS.depth` at most, which the reader of the document sees to.
function writeChildren(element: XmlElement, parts: string[]): void {
  for (const child of element.children) {
    if (!isXmlElement(child)) {
      parts.push(escaped(child));
      continue;
    }
    parts.push('<', child.localName);
    for (const [name, value] of child.attributes) {
      if (!name.includes(':') && name !== 'xmlns')
        parts.push(' ', name, '="', escaped(value).replaceAll('"', '&quot;'), '"');
    }
    parts.push('>');
    writeChildren(child, parts);
    if (!VOID.has(child.localName.toLowerCase())) parts.push('</', child.localName, '>');
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
