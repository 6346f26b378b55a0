import { decodeHTML } from 'entities';
import { FEED_LIMITS } from '../feed.js';

/**
 * Replaces references in the text of an XML document: characters by number, the five names of XML, the names that
 * the document type declares, and those of HTML, which feeds use without declaring them. A declared text is taken as
 * it is: references in it are not replaced again but those to characters, so that no text can grow by itself.
 */
export class References {
  readonly #declared = new Map<string, string>();
  #room: number = FEED_LIMITS.entityText;

  /** Takes the `<!ENTITY name "text">` of a document type declaration. Those that name another file are left out. */
  declareAll(doctype: string): void {
    for (const [, name = '', double, single] of doctype.matchAll(ENTITY)) {
      if (this.#declared.size === MOST_DECLARED) return;
      if (!this.#declared.has(name)) this.#declared.set(name, decodeHTML(double ?? single ?? ''));
    }
  }

  replace(text: string): string {
    return text.includes('&')
      ? text.replace(REFERENCE, (reference, name: string) => this.#meaning(reference, name))
      : text;
  }

  #meaning(reference: string, name: string): string {
    const declared = this.#declared.get(name);
    if (declared === undefined) return decodeHTML(reference);
    this.#room -= declared.length;
    return this.#room < 0 ? '' : declared;
  }
}

const MOST_DECLARED = 500;
const ENTITY = /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]{0,1000})"|'([^']{0,1000})')\s*>/g;
const REFERENCE = /&(#x?[0-9a-f]{1,8}|[a-z][\w.:-]{0,99});/gi;
