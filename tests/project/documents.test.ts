import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { botVariables } from '@fieldnotes/bot/settings';
import { sharedSettings } from '@fieldnotes/platform';
import { pollingVariables } from '@fieldnotes/worker/settings';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

const documents = [
  ...['', 'docs/', 'docs/decisions/', 'samples/'].flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith('.md'))
      .map((name) => folder + name),
  ),
].sort();

describe('documents', () => {
  test.each(documents)('every relative link of %s leads somewhere', (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)\s#]+)/g)].map(([, target = '']) => target);
    const files = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(files.filter((target) => !existsSync(new URL(target, new URL(document, root))))).toEqual([]);
  });

  test('every decision stands in the list, under a number of its own', () => {
    const decisions = readdirSync(new URL('docs/decisions/', root)).filter((name) => /^\d{4}-/.test(name));
    const listed = [...read('docs/decisions/README.md').matchAll(/\]\((\d{4}-[^)]+)\)/g)].map(([, name]) => name);
    expect(listed).toEqual(decisions.sort());
    expect(new Set(decisions.map((name) => name.slice(0, 4))).size).toBe(decisions.length);
  });
});

describe('.env.example', () => {
  const named = [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);

  test('names every setting', () => {
    const variables = { ...sharedSettings.variables, ...pollingVariables, ...botVariables };
    const settings = Object.values(variables).flatMap((variable) =>
      'secret' in variable ? [variable.name, `${variable.name}_FILE`] : [variable.name],
    );
    expect(named).toEqual(settings);
  });
});

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}
