/**
 * The second half of `npm run demo`: the same blogs in Discord. The real bot (`fieldnotes up`) talks to the loopback
 * Discord of packages/discord-emulator, and what a member would see is printed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDiscord } from '@fieldnotes/discord-emulator';
import { show } from '../docker/demo/show.mjs';

/** The permission bit that lets a member follow feeds (Discord: Manage Server). */
const MANAGE_GUILD = 1n << 5n;

/**
 * @param {{ command: string, root: string, environment: NodeJS.ProcessEnv, write: (text: string) => void }} demo
 * @returns {Promise<number>} the exit status
 */
export async function converse({ command, root, environment, write }) {
  const discord = await startDiscord();
  const bot = spawn(process.execPath, [command, 'up'], {
    cwd: root,
    env: {
      ...environment,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FIELDNOTES_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(bot, 'close');
  try {
    const guild = discord.guild({ name: 'The cellar' });
    const news = guild.channel('news');
    const talk = guild.channel('talk');
    const ada = guild.member('ada', { permissions: MANAGE_GUILD });
    await running(bot);

    const announced = news.nextMessage(undefined, 30_000);
    said(write, '#news', 'ada', '/follow feed: samples channel: #news backfill: latest 1');
    const follow = await ada.slash(
      '/follow',
      { feed: 'samples', channel: news, backfill: 'latest 1' },
      { channel: talk },
    );
    write(show('only ada sees', follow.message));
    write(show('#news', await announced));

    said(write, '#talk', 'ada', '/ask question: What did you see about Xen?');
    const answer = await ada.slash('/ask', { question: 'What did you see about Xen?' }, { channel: talk });
    write(show('#talk', answer.message));

    const reply = talk.nextMessage(({ author }) => author.bot, 30_000);
    said(write, '#talk', 'ada', '@fieldnotes what did you see about Kubernetes?');
    ada.say(`<@${discord.bot.id}> what did you see about Kubernetes?`, { channel: talk });
    write(show('#talk', await reply));
    return 0;
  } finally {
    bot.kill('SIGTERM');
    await ended;
    await discord.stop();
  }
}

/** Resolves when the command says that everything runs; rejects when it ends before. */
async function running(bot) {
  let printed = '';
  for await (const text of bot.stdout.iterator({ destroyOnReturn: false })) {
    printed += text;
    if (printed.includes('Running.')) return;
  }
  throw new Error(`fieldnotes up has ended: ${printed}`);
}

function said(write, where, who, what) {
  write(`\n${where}  ${who}\n    ${what}\n`);
}
