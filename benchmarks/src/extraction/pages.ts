import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeDocument } from '@fieldnotes/content';
import { BenchmarkError } from '../harness/errors.js';

/** A page of the data, and the text that its article has. */
export interface Page {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly expected: string;
}

/**
 * The pages that `ground-truth.json` names, from `html/ID.html.gz` (or `html/ID.html`).
 * @throws {BenchmarkError} of code `unreadable` when the folder is not laid out so
 */
export async function loadPages(folder: string): Promise<readonly Page[]> {
  const truth = await groundTruth(path.join(folder, 'ground-truth.json'));
  const pages: Page[] = [];
  for (const [id, { articleBody, url }] of Object.entries(truth)) {
    const html = decodeDocument(await pageBytes(path.join(folder, 'html', id))).text;
    pages.push({ id, url: url ?? 'https://page.example.org/', html, expected: articleBody ?? '' });
  }
  return pages;
}

interface Truth {
  readonly articleBody?: string;
  readonly url?: string;
}

async function groundTruth(file: string): Promise<Readonly<Record<string, Truth>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, Truth>;
  } catch (error) {
    throw new BenchmarkError('unreadable', `${file} is no JSON that can be read: give --data the folder it is in.`, {
      cause: error,
    });
  }
}

async function pageBytes(name: string): Promise<Buffer> {
  try {
    return gunzipSync(await readFile(`${name}.html.gz`));
  } catch {
    return readFile(`${name}.html`).catch((error: unknown) => {
      throw new BenchmarkError('unreadable', `${name}.html.gz cannot be read: complete the data.`, { cause: error });
    });
  }
}
