import { isFields } from '../checks.js';
import type { OpenApiDocument } from './document.js';

/** A copy of the document with what is known to be wrong in it put right (the file calls itself a preview). */
export function amend(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  amendWithin(copy);
  return copy;
}

function amendWithin(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if (isFields(node)) {
    for (const rule of AMENDMENTS) rule(node as Record<string, unknown>);
  }
  for (const child of Object.values(node)) amendWithin(child);
}

const AMENDMENTS: readonly ((schema: Record<string, unknown>) => void)[] = [permissionsAsText, noEmptyEnum];

/** "Application Command Structure": a bit set as a string, which is also what every client sends. */
function permissionsAsText({ properties }: Record<string, unknown>): void {
  const permissions = isFields(properties) ? properties.default_member_permissions : undefined;
  if (isFields(permissions) && Array.isArray(permissions.type) && permissions.type.includes('integer')) {
    Object.assign(permissions, { type: ['string', ...permissions.type] });
  }
}

/** An `enum` of nothing (in `action_guild_join_request`) would allow nothing, and is no JSON Schema. */
function noEmptyEnum(schema: Record<string, unknown>): void {
  if (Array.isArray(schema.enum) && schema.enum.length === 0) delete schema.enum;
}
