import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { LIMITS } from '../limits.js';
import { excerpt } from '../plain.js';

/** What stands before the text of a Markdown file. `broken` says what is wrong and what to do. */
export type FrontMatter =
  | { readonly kind: 'none'; readonly content: string }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>>; readonly content: string }
  | { readonly kind: 'broken'; readonly message: string };

/**
 * Splits a file into front matter and text, as Hugo and Jekyll do: YAML after a line `---`, TOML after `+++`, or a
 * JSON object. A line of three or more of the same signs closes it; YAML may also be closed by `...`.
 */
export function readFrontMatter(text: string): FrontMatter {
  const firstLine = /^(?:---|\+\+\+)(?=[ \t]*\n|[ \t]*$)/.exec(text.slice(0, 200));
  if (firstLine?.[0] === '---') return fenced(text, 'YAML', /^(?:-{3,}|\.{3})[ \t]*$/m, yamlFields);
  if (firstLine?.[0] === '+++') return fenced(text, 'TOML', /^\+{3,}[ \t]*$/m, (source) => parseToml(source));
  if (/^\{\s*"/.test(text.slice(0, 1_000))) return json(text);
  return { kind: 'none', content: text };
}

/** Whether a text starts as a file with front matter does. */
export function hasFrontMatter(text: string): boolean {
  return /^(?:---|\+\+\+)[ \t]*\n/.test(text.slice(0, 200));
}

function fenced(text: string, name: string, close: RegExp, parse: (source: string) => unknown): FrontMatter {
  const start = text.indexOf('\n') + 1;
  const inside = start === 0 ? '' : text.slice(start, start + LIMITS.frontMatterLength);
  const end = close.exec(inside);
  if (!end) return neverClosed(text.slice(0, 3));
  const content = text.slice(start + end.index + end[0].length).replace(/^\n/, '');
  // The line break stands for the opening line, so that the parsers count lines as the file does.
  return fieldsOf(name, `\n${inside.slice(0, end.index)}`, content, parse);
}

/** Numbers stay as written: a title `1.10` is not 1.1. Repeated names are allowed (the last one counts), as in Jekyll. */
function yamlFields(source: string): unknown {
  return parseYaml(source, {
    schema: 'core',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float)$/.test(tag.tag)),
    merge: true,
    uniqueKeys: false,
    maxAliasCount: 100,
    logLevel: 'error',
  });
}

function json(text: string): FrontMatter {
  const end = endOfObject(text.slice(0, LIMITS.frontMatterLength));
  if (end === null) return neverClosed('}');
  return fieldsOf('JSON', text.slice(0, end), text.slice(end).replace(/^[ \t]*\n/, ''), (source) => JSON.parse(source));
}

function fieldsOf(name: string, source: string, content: string, parse: (source: string) => unknown): FrontMatter {
  try {
    const fields = parse(source) ?? {};
    if (typeof fields !== 'object' || Array.isArray(fields)) {
      return broken(`the ${name} front matter holds no "name: value" lines: write it so, or remove its "---" lines`);
    }
    return { kind: 'fields', fields: fields as Record<string, unknown>, content };
  } catch (error) {
    return broken(`the ${name} front matter does not parse (${reasonOf(error)}): correct it`);
  }
}

/** The parsers' first line; running out of stack is how they report nesting without end. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError || !(error instanceof Error)) return 'nested too deeply';
  const line = error.message.split('\n').find((part) => part.trim() !== '') ?? 'unknown syntax';
  return excerpt(line.replace(/:$/, ''), 150);
}

function neverClosed(sign: string): FrontMatter {
  const limit = LIMITS.frontMatterLength.toLocaleString('en');
  return broken(`the front matter is never closed within ${limit} characters: add "${sign}" after it`);
}

function broken(message: string): FrontMatter {
  return { kind: 'broken', message };
}

/** The end of the object that a JSON text starts with, or null when it does not end. */
function endOfObject(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return i + 1;
  }
  return null;
}
