import type { Markup } from './feed.js';
import { attributeOf, elementsOf, trimmedText, type XmlElement } from './xml/element.js';
import { innerMarkup } from './xml/markup.js';

/** Text of RSS: HTML in practice, escaped or as elements. Null when there is none. */
export function rssText(element: XmlElement | null): Markup | null {
  if (element === null) return null;
  return markup(elementsOf(element).length > 0 ? innerMarkup(element) : trimmedText(element), 'html');
}

/**
 * Text of Atom (RFC 4287 section 3.1, content as in section 4.1.3) and of Atom 0.3 (its `mode`). Where elements stand
 * in it, it is markup whatever its type says.
 */
export function atomText(element: XmlElement | null): Markup | null {
  if (element === null) return null;
  const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text';
  const inner = elementsOf(element);
  if (inner.length > 0) {
    const [only] = inner;
    const wrapped = type === 'xhtml' && inner.length === 1 && only?.localName === 'div' ? only : element;
    return markup(innerMarkup(wrapped), 'html');
  }
  const text = trimmedText(element);
  if (isBase64(element, type)) return markup(decodedBase64(text ?? ''), isPlain(type) ? 'text' : 'html');
  return markup(text, isPlain(type) ? 'text' : 'html');
}

/** JSON Feed says which of its texts are HTML. */
export function markup(text: string | null, type: Markup['type']): Markup | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : { text: trimmed, type };
}

function isPlain(type: string): boolean {
  return type === 'text' || type === 'text/plain';
}

/** Atom 0.3 says so in `mode`; in Atom 1.0 every media type that is neither text nor XML is written in Base64. */
function isBase64(element: XmlElement, type: string): boolean {
  if (attributeOf(element, 'mode')?.toLowerCase() === 'base64') return true;
  return type.includes('/') && !type.startsWith('text/') && !/[/+](?:xml|html)$/.test(type);
}

/** Empty when what is written in Base64 is no text. */
function decodedBase64(text: string): string {
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('\uFFFD') || decoded.includes('\0') ? '' : decoded;
}
