import { going, type Trend, trendsOf } from '@fieldnotes/content';
import type { Scope } from '@fieldnotes/content/model';
import type { Period, TopicHistory } from '@fieldnotes/store';
import type { ChatInputCommandInteraction } from 'discord.js';
import type { Refusal } from '../../answering/reply-to.js';
import { resolveScope } from '../../answering/scope.js';
import type { BotContext } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { type Reply, reply } from '../../render/reply.js';
import { drawTrends, MOST_SERIES, type TrendChart } from '../../render/trend-chart.js';
import { type Voice, voiceOf } from '../../render/voice.js';
import { cut } from '../../text/cut.js';
import { monthOf } from '../../text/dates.js';
import { escapeLine } from '../../text/escape.js';
import { topicTexts } from './texts.js';

const TOPICS = 100;
const NAMED = 5;
const COLOUR = 0x2f6f8f;
const FILE = 'topics.png';
/** More months than this are shown as years; fewer as weeks. */
const MOST_MONTHS = 60;
const LEAST_MONTHS = 3;

/** The answer to `/topics trend`: a picture, and what rises and fades in words. */
export async function topicTrend(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<Reply | Refusal> {
  const { options, guildLocale, locale } = interaction;
  const own = voiceOf(interaction, true, context.timeZone);
  const voice = voiceOf(interaction, false, context.timeZone);
  const resolved = await resolveScope(
    { feed: options.getString('feed'), from: options.getString('from') },
    own.texts,
    context,
  );
  if ('refusal' in resolved) return resolved;
  const scope = await withGuildFeeds(resolved.scope, interaction.guildId, context);
  const { by, history } = await readHistory(scope, context);
  const texts = textsFor(topicTexts, guildLocale ?? locale);
  if (history.periods.length < 2 || history.topics.length === 0) return reply(texts.noTrend);

  const trends = trendsOf(history);
  const [rising, fading] = [going('rising', trends, NAMED), going('fading', trends, NAMED)];
  const named = (list: readonly Trend[]) => list.map(({ topic }) => cut(escapeLine(topic), 100)).join(', ');
  const lines = [
    ...(rising.length === 0 ? [] : [texts.rising(named(rising))]),
    ...(fading.length === 0 ? [] : [texts.fading(named(fading))]),
  ];
  const chart = chartOf(history, shown(trends, rising, fading), { by, unit: texts.postsUnit, voice });
  const embed = { title: texts.overTime, description: lines.join('\n') || texts.neither, color: COLOUR };
  const png = await drawTrends(chart).catch((error: unknown) => {
    context.log.warn({ err: error }, 'a chart could not be drawn; the numbers are shown instead');
    return null;
  });
  if (png === null)
    return reply('', {
      embeds: [{ ...embed, description: [...lines, texts.noChart, ...inNumbers(chart)].join('\n') }],
    });
  return reply('', {
    embeds: [{ ...embed, image: { url: `attachment://${FILE}` } }],
    files: [{ name: FILE, data: png, description: [texts.overTime, ...inNumbers(chart)].join('; ') }],
  });
}

/** Where no feed is named: those that the guild follows; all where it follows none. */
async function withGuildFeeds(scope: Scope, guildId: string | null, { store }: BotContext): Promise<Scope> {
  if (scope.feedIds !== undefined || guildId === null) return scope;
  const followed = (await store.subscriptions.ofGuild(guildId)).map(({ feedId }) => feedId);
  return followed.length === 0 ? scope : { ...scope, feedIds: [...new Set(followed)] };
}

/** By month, or by what gives a picture of between a few and sixty stretches. */
async function readHistory(
  scope: Scope,
  { store, timeZone }: BotContext,
): Promise<{ readonly by: Period; readonly history: TopicHistory }> {
  const read = (by: Period) => store.topicHistory(scope, { by, timeZone, limit: TOPICS });
  const months = await read('month');
  const { length } = months.periods;
  const by = length > MOST_MONTHS ? 'year' : length < LEAST_MONTHS ? 'week' : 'month';
  return { by, history: by === 'month' ? months : await read(by) };
}

/** What moves, and the most frequent topics as far as there is room. */
function shown(trends: readonly Trend[], rising: readonly Trend[], fading: readonly Trend[]): Trend[] {
  const half = Math.ceil(MOST_SERIES / 2);
  return [...new Set([...rising.slice(0, half), ...fading.slice(0, half), ...trends])].slice(0, MOST_SERIES);
}

function chartOf(
  { periods }: TopicHistory,
  trends: readonly Trend[],
  { by, unit, voice }: { readonly by: Period; readonly unit: string; readonly voice: Voice },
): TrendChart {
  const label = (day: string) => (by === 'year' ? day.slice(0, 4) : by === 'week' ? day : monthOf(day, voice.language));
  return {
    labels: periods.map(label),
    unit,
    series: trends.map(({ topic, posts }) => ({ label: topic, values: posts })),
  };
}

/** For those who see no picture: the sums. */
function inNumbers({ series }: TrendChart): string[] {
  return series.map(({ label, values }) => `${escapeLine(label)}: ${values.reduce((sum, value) => sum + value, 0)}`);
}
