import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Breaches, lint, type SourceFile } from './biome.js';

/**
 * The directions of docs/architecture.md, tried against the project's own biome.json: one file per case, in a folder
 * laid out like the project, checked by one run of the linter.
 */

const root = new URL('../../', import.meta.url);

/** What a folder may import (`yes`) and may not (`no`). */
const directions: readonly { from: string; yes: readonly string[]; no: readonly string[] }[] = [
  {
    from: 'packages/content/src',
    yes: ['./text/stem.js', './topics/assign.js', './model.js', 'natural/lib/natural/stemmers/porter_stemmer.js'],
    no: ['natural', '@fieldnotes/store', '@fieldnotes/queue', '@fieldnotes/platform', '../../store/src/post.js'],
  },
  {
    from: 'packages/content/src/text',
    yes: ['../model.js', './stem.js'],
    no: [
      '../ask/rank.js',
      '../feeds/rss.js',
      '../summary/pick.js',
      '../topics/assign.js',
      'natural',
      '@fieldnotes/store',
    ],
  },
  {
    from: 'packages/content/src/feeds',
    yes: ['../model.js', './rss.js'],
    no: ['../ask/rank.js', '../summary/pick.js', '../text/stem.js', '../topics/assign.js', 'natural'],
  },
  {
    from: 'packages/content/src/feeds/formats',
    yes: ['../../model.js', '../rss.js', '../plain-text/split.js'],
    no: ['../../text/stem.js', '../../../../queue/src/jobs.js', '../../../../queue/dist/src/jobs.js'],
  },
  {
    from: 'packages/content/src/articles',
    yes: ['../model.js', '../feeds/html/tree.js'],
    no: ['../ask/rank.js', '../summary/pick.js', '../text/stem.js', '../topics/assign.js', '@fieldnotes/store'],
  },
  {
    from: 'packages/content/src/trends',
    yes: ['../model.js'],
    no: ['../ask/rank.js', '../feeds/rss.js', '../text/stem.js', '../topics/assign.js', '@fieldnotes/store'],
  },
  {
    from: 'packages/content/src/topics',
    yes: ['../model.js', '../text/stem.js'],
    no: ['../ask/rank.js', '../feeds/rss.js', '../summary/pick.js', 'natural', '@fieldnotes/platform'],
  },
  {
    from: 'packages/content/src/summary',
    yes: ['../model.js', '../text/stem.js'],
    no: ['../ask/rank.js', '../feeds/rss.js', '../topics/assign.js', 'natural'],
  },
  {
    from: 'packages/content/src/ask',
    yes: ['../model.js', '../text/stem.js'],
    no: ['../feeds/rss.js', '../summary/pick.js', '../topics/assign.js', 'natural', '@fieldnotes/store'],
  },
  {
    from: 'packages/store/src',
    yes: ['@fieldnotes/content/model', './post.js'],
    no: ['@fieldnotes/content', '@fieldnotes/queue', '@fieldnotes/platform', '@fieldnotes/worker'],
  },
  {
    from: 'packages/store/src/embedded',
    yes: ['@fieldnotes/content/model', '../post.js'],
    no: ['@fieldnotes/content', '../../../content/src/model.js'],
  },
  ...['queue', 'platform', 'discord-emulator'].map((name) => ({
    from: `packages/${name}/src`,
    yes: ['./local.js', 'node:fs'],
    no: ['@fieldnotes/content', '@fieldnotes/content/model', '@fieldnotes/store', '@fieldnotes/worker'],
  })),
  ...['worker', 'bot'].map((name) => ({
    from: `apps/${name}/src`,
    yes: ['@fieldnotes/content', '@fieldnotes/store', '@fieldnotes/queue', '@fieldnotes/platform'],
    no: ['@fieldnotes/cli', '@fieldnotes/discord-emulator', '@fieldnotes/store/dist/pool.js', '../../cli/src/main.js'],
  })),
  { from: 'apps/worker/src', yes: [], no: ['@fieldnotes/bot'] },
  { from: 'apps/bot/src', yes: [], no: ['@fieldnotes/worker'] },
  {
    from: 'apps/cli/src',
    yes: [
      '@fieldnotes/content',
      '@fieldnotes/store',
      '@fieldnotes/queue',
      '@fieldnotes/platform',
      '@fieldnotes/worker',
    ],
    no: ['@fieldnotes/discord-emulator', '../../worker/src/worker.js'],
  },
  { from: 'packages/queue/test', yes: ['@fieldnotes/store', '../src/jobs.js'], no: ['natural'] },
  { from: 'tests/import', yes: ['@fieldnotes/cli', '@fieldnotes/content'], no: [] },
  { from: 'benchmarks/src', yes: ['@fieldnotes/content', '@fieldnotes/store', '@fieldnotes/queue'], no: [] },
];

/** The other rules that hold the house together, each tried once. */
const habits: readonly { path: string; code: string; breaks: string | null }[] = [
  { path: 'packages/store/src/env.ts', code: 'export const a = process.env.HOME;', breaks: 'noProcessEnv' },
  { path: 'apps/cli/src/env.ts', code: 'export const a = process.env.HOME;', breaks: 'noProcessEnv' },
  { path: 'apps/cli/src/main.ts', code: 'export const a = process.env.HOME;', breaks: null },
  { path: 'packages/store/src/testing.ts', code: 'export const a = process.env.HOME;', breaks: null },
  {
    path: 'packages/store/src/import.ts',
    code: "import { env } from 'node:process';\nexport const a = env.HOME;",
    breaks: 'noProcessEnv',
  },
  { path: 'packages/store/test/env.ts', code: 'export const a = process.env.HOME;', breaks: null },
  { path: 'packages/content/src/model.ts', code: "import './text/stem.js';", breaks: 'noRestrictedImports' },
  { path: 'packages/content/src/print.ts', code: 'console.log(1);', breaks: 'noConsole' },
  { path: 'apps/cli/src/print.ts', code: 'console.error(1);', breaks: 'noConsole' },
  { path: 'benchmarks/src/print.ts', code: 'console.log(1);', breaks: null },
  {
    path: 'packages/store/src/floating.ts',
    code: 'export async function work() {}\nexport function start() {\n  work();\n}',
    breaks: 'noFloatingPromises',
  },
  { path: 'packages/store/src/round.ts', code: "export * from './about.js';", breaks: 'noImportCycles' },
  { path: 'packages/store/src/about.ts', code: "export * from './round.js';", breaks: 'noImportCycles' },
  { path: 'packages/queue/src/manifest.ts', code: "export * from 'undeclared';", breaks: 'noUndeclaredDependencies' },
  { path: 'packages/store/src/dynamic.ts', code: "await import('@fieldnotes/queue');", breaks: 'noRestrictedImports' },
  {
    path: 'packages/store/src/types.ts',
    code: "export type { Post } from '@fieldnotes/content';",
    breaks: 'noRestrictedImports',
  },
];

/** Which of our packages a manifest may name under `dependencies`. */
const manifests: Readonly<Record<string, readonly string[]>> = {
  'packages/content': [],
  'packages/discord-emulator': [],
  'packages/platform': [],
  'packages/queue': [],
  'packages/store': ['content'],
  'apps/bot': ['content', 'platform', 'queue', 'store'],
  'apps/worker': ['content', 'platform', 'queue', 'store'],
  'apps/cli': ['bot', 'content', 'platform', 'queue', 'store', 'worker'],
};

const imports = directions.flatMap(({ from, yes, no }, row) => [
  ...yes.map((target, n) => ({ path: `${from}/yes-${row}-${n}.ts`, from, target, allowed: true })),
  ...no.map((target, n) => ({ path: `${from}/no-${row}-${n}.ts`, from, target, allowed: false })),
]);

let breaches: Breaches;

beforeAll(async () => {
  const files: SourceFile[] = [
    { path: 'biome.json', text: readFileSync(new URL('biome.json', root), 'utf8') },
    { path: 'packages/queue/package.json', text: '{ "name": "queue", "dependencies": { "bullmq": "6" } }' },
    ...imports.map(({ path, target }) => ({ path, text: `import '${target}';\n` })),
    ...habits.map(({ path, code }) => ({ path, text: `${code}\n` })),
  ];
  breaches = await lint(files);
});

describe('imports run one way', () => {
  test.each(imports.filter(({ allowed }) => allowed))('$from may import $target', ({ path }) => {
    expect(breaches(path)).not.toContain('noRestrictedImports');
  });

  test.each(imports.filter(({ allowed }) => !allowed))('$from may not import $target', ({ path }) => {
    expect(breaches(path)).toContain('noRestrictedImports');
  });

  test.each(habits)('$path: $code', ({ path, breaks }) => {
    const rules = breaches(path).filter((rule) => breaks !== null || rule !== 'noUndeclaredDependencies');
    expect(rules).toEqual(breaks === null ? [] : expect.arrayContaining([breaks]));
  });
});

describe('the project as it is', () => {
  test('every folder of content has a direction', () => {
    const folders = readdirSync(new URL('packages/content/src/', root), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(['articles', 'ask', 'feeds', 'summary', 'text', 'topics', 'trends']).toEqual(expect.arrayContaining(names));
  });

  test.each(workspaces())('%s depends only on what its direction allows', (folder) => {
    const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8'));
    const ours = Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith('@fieldnotes/'));
    const allowed = manifests[folder];
    expect(allowed, `${folder} has no direction yet`).toBeDefined();
    expect(allowed?.map((name) => `@fieldnotes/${name}`)).toEqual(expect.arrayContaining(ours));
  });
});

/** The packages and apps there are, as `packages/store`. */
function workspaces(): readonly string[] {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(new URL(`${parent}/`, root)).map((name) => `${parent}/${name}`),
  );
}
