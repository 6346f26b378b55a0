/**
 * `npm run demo`: the real commands, one after the other, on the sample blogs and on a data directory of its own.
 * A database or a Redis named in the environment is left alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { converse } from './demo-discord.mjs';
import { steps } from './demo-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = fileURLToPath(new URL('../apps/cli/bin/fieldnotes.js', import.meta.url));
// What is named here is kept from the commands.
const {
  DATABASE_URL,
  DATABASE_URL_FILE,
  REDIS_URL,
  REDIS_URL_FILE,
  DISCORD_TOKEN_FILE,
  FIELDNOTES_DATA,
  ...environment
} = env;
const dataDirectory = FIELDNOTES_DATA || '.fieldnotes/demo';

const next = `
Next:
  npx fieldnotes import <folder>     your own blog: Markdown, HTML, a feed file
  npx fieldnotes ask "<question>"    quotes, with dates and links
  npx fieldnotes posts               the posts with their numbers
  npx fieldnotes post <number>       what was read from one, and why it has its topics
  npx fieldnotes up                  the worker and, with DISCORD_TOKEN set, the Discord bot
  npx fieldnotes --help              everything else

These commands keep their data in .fieldnotes; the demo's is in ${dataDirectory} and can be deleted.
`;

// Nobody has to read to the end.
stdout.on('error', () => process.exit(0));
// The terminal sends Ctrl-C to the running command too. It stops in order, and its status ends the demo.
process.on('SIGINT', () => undefined);

for (const { what, words } of steps) {
  stdout.write(`\n# ${what}\n$ fieldnotes ${words.map(quoted).join(' ')}\n`);
  const status = await run(words);
  if (status !== 0) process.exit(status);
}
stdout.write(
  '\n# The same in Discord: a member follows the blogs and asks. It is emulated here; the bot is the real one.\n',
);
const status = await converse({
  command,
  root,
  environment: { ...environment, FIELDNOTES_DATA: dataDirectory },
  write: (text) => stdout.write(text),
});
if (status !== 0) process.exit(status);
stdout.write(next);

/** @param {string[]} words @returns {Promise<number>} the exit status */
async function run(words) {
  const child = spawn(execPath, [command, ...words], {
    cwd: root,
    env: { ...environment, FIELDNOTES_DATA: dataDirectory },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = await once(child, 'close');
  return status ?? 1;
}

/** @param {string} word */
function quoted(word) {
  return /^[\w./-]+$/.test(word) ? word : `"${word}"`;
}
