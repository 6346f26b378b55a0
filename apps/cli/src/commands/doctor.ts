import { defineCommand } from '../command.js';
import { examineDatabase } from '../doctor/database.js';
import { examineDisk } from '../doctor/disk.js';
import { type Finding, failed, well } from '../doctor/finding.js';
import { EXIT } from '../errors.js';
import { flag } from '../options.js';
import { counted, pad } from '../output/layout.js';
import type { Output } from '../output/output.js';
import type { Style } from '../output/pieces.js';
import type { CliSettings } from '../settings.js';

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'look whether everything is set up as it should be',
  details:
    'Settings, disk, PostgreSQL, Redis, clocks, and Discord: the token, what the application may read and what the bot ' +
    'may do. Says what to do about what it finds. Status 1 when something will not work.',
  options: { json: flag('print JSON') },
  needs: [],
  examples: [['doctor', 'before the first start, and when something is odd']],

  async run({ settings, output }, _, { json }) {
    const findings = await examine(settings);
    const isWell = !findings.some(({ state }) => state === 'problem');
    if (json) output.json({ well: isWell, findings });
    else show(findings, output);
    return isWell ? EXIT.done : EXIT.failed;
  },
});

/** All of it, side by side; what fails itself is a finding too. */
async function examine(settings: CliSettings): Promise<Finding[]> {
  const { databaseUrl, redisUrl, dataDirectory } = settings;
  const all: readonly (readonly [what: string, look: () => Promise<Finding[]>])[] = [
    ['Disk', () => examineDisk(dataDirectory, databaseUrl === undefined)],
    ['PostgreSQL', () => lookIntoStore(settings)],
    ['Redis', async () => (await import('../doctor/redis.js')).examineQueue(redisUrl?.reveal())],
    ['Discord', async () => (await import('../doctor/discord.js')).examineBot(settings)],
  ];
  const found = await Promise.all(all.map(([what, look]) => look().catch((error: unknown) => [failed(what, error)])));
  // Wrong ones end the program before any command begins.
  return [well('Settings', 'every one that is set is known and can be used.'), ...found.flat()];
}

async function lookIntoStore({ databaseUrl, dataDirectory }: CliSettings): Promise<Finding[]> {
  const { openStore } = await import('@fieldnotes/store');
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const store = await openStore({ databaseUrl: databaseUrl?.reveal(), dataDirectory, log: silent });
  try {
    return await examineDatabase(store);
  } finally {
    await store.close();
  }
}

const MARKS: Readonly<Record<Finding['state'], readonly [mark: string, style: Style]>> = {
  well: ['ok', 'dim'],
  warning: ['look', 'yellow'],
  problem: ['wrong', 'red'],
};

function show(findings: readonly Finding[], output: Output): void {
  for (const { state, what, says, advice } of findings) {
    const [mark, style] = MARKS[state];
    output.line({ text: pad(mark, 7), style }, pad(what, 12), says);
    if (advice !== undefined) output.line(`${' '.repeat(19)}${advice}`);
  }
  const wrong = findings.filter(({ state }) => state === 'problem').length;
  output.line();
  output.line(wrong === 0 ? 'Everything can work.' : `${counted(wrong, 'problem')}: see above what to do.`);
}
