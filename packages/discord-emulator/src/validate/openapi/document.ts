import { isFields } from '../checks.js';

/** The parts of an OpenAPI 3.1 document that are used here. */
export interface OpenApiDocument {
  readonly openapi: string;
  /** Path → method in small letters → operation. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export interface Operation {
  readonly operationId?: string;
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, unknown>> };
}

/** Reads a document; throws an error that names `source` when the text is not OpenAPI 3.1. */
export function parseDocument(text: string, source: string): OpenApiDocument {
  const document: unknown = JSON.parse(text);
  const known =
    isFields(document) &&
    String(document.openapi).startsWith('3.1') &&
    isFields(document.paths) &&
    isFields(document.components) &&
    isFields(document.components.schemas);
  if (!known) throw new Error(`${source} is not an OpenAPI 3.1 document: pass the path of Discord's openapi.json.`);
  return document as unknown as OpenApiDocument;
}
