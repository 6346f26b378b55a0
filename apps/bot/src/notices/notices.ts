import { setTimeout as delay } from 'node:timers/promises';
import type { DueNotice } from '@fieldnotes/store';
import { DiscordAPIError, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js';
import type { BotContext, Feature, Service } from '../framework/feature.js';
import { languageOf } from '../locales/catalogue.js';
import { noticeText } from './compose.js';

/** Tells channels of trouble with the feeds they follow, and of its end. */
export const notices: Feature = { service: teller };

const LOOK_MS = 5_000;
const AT_ONCE = 20;
/** What a send may take; after that somebody else may try, with the same nonce. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const MOST_ATTEMPTS = 8;

function teller(context: BotContext): Service {
  const stopped = new AbortController();
  const { store, log, announceTimings } = context;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        for (const notice of await store.notices.take(AT_ONCE, LEASE_MS)) await tell(notice, context);
      } catch (error) {
        log.warn({ err: error }, 'looking for notices failed; it is tried again');
      }
      const ms = announceTimings.sweepMs ?? LOOK_MS;
      await delay(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  return {
    name: 'notices',
    async start() {
      running = run();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

async function tell(notice: DueNotice, context: BotContext): Promise<void> {
  const { store, log } = context;
  const content = noticeText(notice, languageOf(notice.locale));
  if (content === null) return store.notices.done(notice.id);
  const { nonce } = notice;
  const body = { content, nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
  try {
    await send(notice, body, context);
    await store.notices.done(notice.id);
  } catch (error) {
    const isRefused = error instanceof DiscordAPIError && error.status >= 400 && error.status < 500;
    log.warn({ err: error, notice: notice.id, feed: notice.feedId }, 'a notice could not be sent');
    if (isRefused || notice.attempts >= MOST_ATTEMPTS) await store.notices.done(notice.id);
    else await store.notices.postpone(notice.id, FIRST_RETRY_MS * 2 ** notice.attempts);
  }
}

/** What has to be decided goes to those who run the server, where Discord tells them such things; the rest to the channel. */
async function send(notice: DueNotice, body: RESTPostAPIChannelMessageJSONBody, { client }: BotContext): Promise<void> {
  const { rest, guilds } = client;
  const system = notice.kind === 'brake' ? guilds.cache.get(notice.guildId)?.systemChannelId : null;
  await rest.post(Routes.channelMessages(system ?? notice.channelId), { body });
}
