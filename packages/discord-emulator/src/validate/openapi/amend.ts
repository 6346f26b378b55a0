import { isFields } from '../checks.js';
import type { OpenApiDocument } from './document.js';

interface Amendment {
  /** Name of the property, in whatever schema it stands. */
  readonly property: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Where the file (a preview) refuses what the documentation prescribes, and Discord takes. */
const AMENDMENTS: readonly Amendment[] = [
  // "Application Command Structure": a bit set as a string, which is also what every client sends.
  { property: 'default_member_permissions', from: ['integer', 'null'], to: ['string', 'integer', 'null'] },
];

/** A copy of the document with what is known to be wrong in it put right. */
export function amend(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components.schemas)) {
    if (!isFields(schema) || !isFields(schema.properties)) continue;
    for (const { property, from, to } of AMENDMENTS) {
      const found = schema.properties[property];
      if (isFields(found) && JSON.stringify(found.type) === JSON.stringify(from)) Object.assign(found, { type: to });
    }
  }
  return copy;
}
