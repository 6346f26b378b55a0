import type { DiscordFindings } from '@fieldnotes/bot';
import type { CliSettings } from '../settings.js';
import { type Finding, problem, warning, well } from './finding.js';

const WHAT = 'Discord';
const PORTAL = 'https://discord.com/developers/applications';
const MOST_MS_APART = 5_000;
const MOST_GUILDS_NAMED = 10;

/** The token, what the application may read, and what the bot may do in its guilds. */
export async function examineBot({ discordToken, discordApiUrl }: CliSettings): Promise<Finding[]> {
  if (discordToken === undefined) {
    return [
      warning(
        WHAT,
        'DISCORD_TOKEN is not set: there is no bot.',
        `Set it to the token of your application (${PORTAL}).`,
      ),
    ];
  }
  const { examineDiscord } = await import('@fieldnotes/bot');
  return judgeDiscord(await examineDiscord(discordToken.reveal(), discordApiUrl));
}

export function judgeDiscord(found: DiscordFindings): Finding[] {
  if (found.kind === 'wrong-token') {
    return [problem(WHAT, 'it does not accept the token.', `Copy a new one from ${PORTAL} ("Bot", "Reset Token").`)];
  }
  if (found.kind === 'unreachable') {
    const advice = 'Check the network, a proxy, and DISCORD_API_URL; see https://discordstatus.com.';
    return [problem(WHAT, `it cannot be asked (${found.reason}).`, advice)];
  }
  return [...application(found), ...clock(found), ...permissions(found)];
}

type Found = Extract<DiscordFindings, { kind: 'found' }>;

function application({ name, guilds, readsMessages }: Found): Finding[] {
  const known = well(WHAT, `the token is that of ${name}, which is in ${guilds.length} servers.`);
  if (readsMessages) return [known];
  const advice = `Switch on "Message Content Intent" at ${PORTAL} ("Bot", "Privileged Gateway Intents").`;
  return [known, problem(WHAT, 'the application may not read messages: the bot cannot start.', advice)];
}

function clock({ clockAheadMs }: Found): Finding[] {
  if (clockAheadMs === null || Math.abs(clockAheadMs) <= MOST_MS_APART) return [];
  const says = `Discord's is ${Math.round(Math.abs(clockAheadMs) / 1000)} seconds ${clockAheadMs > 0 ? 'ahead of' : 'behind'} this one.`;
  return [problem('Clock', says, 'Set this one by NTP (timedatectl set-ntp true).')];
}

function permissions({ guilds }: Found): Finding[] {
  const lacking = guilds.filter(({ lacks }) => lacks.length > 0);
  const named = lacking.slice(0, MOST_GUILDS_NAMED).map(({ name, lacks }) => {
    const says = `in the server ${name} the bot lacks: ${lacks.join(', ')}.`;
    return warning(WHAT, says, `Give these to its role, unless the channels that count allow them.`);
  });
  const more = lacking.length - named.length;
  return more <= 0
    ? named
    : [...named, warning(WHAT, `and in ${more} more servers.`, 'Give them to its role there too.')];
}
