import { DiscordRestError } from './errors.js';
import type { UploadedFile } from './router.js';

export interface ParsedBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Reads a request's body: JSON, or multipart with `payload_json` and files. Throws `DiscordRestError` 50109. */
export async function parseBody(contentType: string | undefined, data: Buffer): Promise<ParsedBody> {
  if (data.byteLength === 0) return { body: undefined, files: [] };
  if (contentType?.startsWith('multipart/form-data') === true) return parseMultipart(contentType, data);
  return { body: parseJson(data.toString('utf8')), files: [] };
}

/** undici, which comes with Node, reads multipart as browsers do. */
async function parseMultipart(contentType: string, data: Buffer): Promise<ParsedBody> {
  const form = await readForm(contentType, data);
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  for (const [field, value] of form) {
    if (typeof value === 'string') fields[field] = value;
    else {
      files.push({
        field,
        filename: value.name,
        contentType: value.type === '' ? undefined : value.type,
        data: new Uint8Array(await value.arrayBuffer()),
      });
    }
  }
  const { payload_json: json, ...rest } = fields;
  return { body: json === undefined ? rest : parseJson(json), files };
}

async function readForm(contentType: string, data: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(data), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new DiscordRestError(400, 50035, 'Invalid Form Body');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DiscordRestError(400, 50109, 'The request body contains invalid JSON.');
  }
}
