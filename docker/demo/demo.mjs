/**
 * An emulated Discord with a guild in it, for watching Fieldnotes work without an account. A member follows the sample
 * blogs and asks; what everybody in the guild sees is printed. `ask.mjs`, run in the same container, asks more.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { startDiscord } from '@fieldnotes/discord-emulator';
import { show } from './show.mjs';

/** Where the bot finds Discord: the name of this container in the network of the project. */
const PLACE = { host: '0.0.0.0', port: 3100, name: 'demo' };
const ASKING_PORT = 3101;
const TOKEN_FILE = '/data/token';
const SAMPLES = '/demo/samples';
/** An import that was cut short, by a server that restarts or a machine that is too busy, is repeated without harm. */
const ATTEMPTS = 5;
/** The permission bit that lets a member follow feeds (Discord: Manage Server). */
const MANAGE_GUILD = 1n << 5n;
const PATIENCE = { timeoutMs: 60_000 };
const LONGEST_QUESTION = 2_000;

await importSamples();
const discord = await startDiscord({ place: PLACE });
writeFileSync(TOKEN_FILE, discord.token, { mode: 0o444 });
const guild = discord.guild({ name: 'The cellar' });
const news = guild.channel('news');
const talk = guild.channel('talk');
const ada = guild.member('ada', { permissions: MANAGE_GUILD });

const asking = createServer((request, response) => {
  void answer(request).then(
    (text) => response.end(text),
    (error) => response.writeHead(500).end(`${error.message}\n`),
  );
});
asking.listen(ASKING_PORT, '127.0.0.1');
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void end());

print('An emulated Discord is there. Waiting for the bot.');
await discord.gateway.ready({ timeoutMs: 2 ** 31 - 1 });
await discord.nextRequest(({ method, route }) => method === 'PUT' && route.endsWith('/commands'), PATIENCE);
await converse();
print('\nAsk more with:  docker compose -p fieldnotes-demo exec demo ask "What did you see about USB?"');

async function importSamples() {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    print('The sample blogs are imported.');
    const [status] = await once(spawn('fieldnotes', ['import', SAMPLES], { stdio: 'inherit' }), 'close');
    if (status === 0) return;
  }
  throw new Error('The sample blogs could not be imported; see above.');
}

async function converse() {
  const announced = news.nextMessage(undefined, PATIENCE);
  print('\n#news  ada\n    /follow feed: samples channel: #news backfill: latest 1');
  const follow = await ada.slash(
    '/follow',
    { feed: 'samples', channel: news, backfill: 'latest 1' },
    { channel: talk },
  );
  print(show('only ada sees', follow.message));
  print(show('#news', await announced));
  for (const question of ['What did you see about Xen?', 'What did you see about Kubernetes?']) await ask(question);
}

async function ask(question) {
  print(`\n#talk  ada\n    /ask question: ${question}`);
  const { message } = await ada.slash('/ask', { question }, { channel: talk });
  const shown = show('#talk', message);
  print(shown);
  return shown;
}

async function answer(request) {
  if (request.method !== 'POST') return 'alive\n';
  let question = '';
  for await (const chunk of request) {
    question += chunk;
    if (question.length > LONGEST_QUESTION) throw new Error('That is too long for a question.');
  }
  return ask(question);
}

async function end() {
  asking.close();
  await discord.stop();
  process.exit(0);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
