import { RHYTHMS, type Rhythm, type Timing } from '@fieldnotes/store';
import type { Catalogue, Language } from '../../locales/catalogue.js';

interface TimingWords extends Readonly<Record<Rhythm, string>> {
  readonly quiet: string;
}

const words: Catalogue<TimingWords> = {
  en: { immediate: 'now', hourly: 'hourly', daily: 'daily', weekly: 'weekly', quiet: 'quiet' },
  de: { immediate: 'sofort', hourly: 'stündlich', daily: 'täglich', weekly: 'wöchentlich', quiet: 'ruhe' },
  fr: { immediate: 'immédiat', hourly: 'horaire', daily: 'quotidien', weekly: 'hebdomadaire', quiet: 'calme' },
  es: { immediate: 'inmediato', hourly: 'horario', daily: 'diario', weekly: 'semanal', quiet: 'silencio' },
};

const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
const NINE = 9 * 60;
const MONDAY = 1;
const TIME = /^(\d{1,2})(?:[:.](\d{2}))?$/u;
const HOURS = /^(\d{1,2})(?:[:.]00)?-(\d{1,2})(?:[:.]00)?$/u;

/**
 * `hourly`, `daily 18:00`, `weekly friday 9:00`, `now`; each may be followed by `quiet 22-7`. In any language that the bot
 * speaks; a day is told at nine and a week on Monday where nothing is said. Undefined when it is none of these.
 *
 * @returns null for each post at once
 */
export function parseTiming(text: string, timeZone: string): Timing | null | undefined {
  const parts = text
    .toLowerCase()
    .replaceAll(/\s?[-–]\s?/gu, '-')
    .split(/[\s,]+/u);
  let timing: Timing = { rhythm: 'immediate', minute: NINE, day: MONDAY, quietHours: null, timeZone };
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (part === '') continue;
    const isQuiet = LANGUAGES.some((language) => words[language].quiet === part);
    const read = isQuiet ? quietHoursOf(parts[++at] ?? '') : (rhythmOf(part) ?? dayOf(part) ?? minuteOf(part));
    if (read === undefined) return undefined;
    timing = { ...timing, ...read };
  }
  return timing.rhythm === 'immediate' && timing.quietHours === null ? null : timing;
}

/** What `parseTiming` reads. */
export function writeTiming(timing: Timing | null, language: Language): string {
  const own = words[language];
  if (timing === null) return own.immediate;
  const { rhythm, minute, day, quietHours } = timing;
  const clock = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  const when = { immediate: '', hourly: '', daily: clock, weekly: `${weekday(day, language)} ${clock}` }[rhythm];
  const quiet = quietHours === null ? '' : `, ${own.quiet} ${quietHours.from}-${quietHours.to}`;
  return `${own[rhythm]} ${when}`.trim() + quiet;
}

const pad = (number: number): string => String(number).padStart(2, '0');

function rhythmOf(part: string): Pick<Timing, 'rhythm'> | undefined {
  const rhythm = RHYTHMS.find((name) => LANGUAGES.some((language) => words[language][name] === part));
  return rhythm === undefined ? undefined : { rhythm };
}

function dayOf(part: string): Pick<Timing, 'day'> | undefined {
  for (let day = 0; day < 7; day++) {
    if (LANGUAGES.some((language) => weekday(day, language) === part)) return { day };
  }
  return undefined;
}

function minuteOf(part: string): Pick<Timing, 'minute'> | undefined {
  const [, hours, minutes = '0'] = TIME.exec(part) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return { minute: Number(hours) * 60 + Number(minutes) };
}

function quietHoursOf(part: string): Pick<Timing, 'quietHours'> | undefined {
  const [, from, to] = (HOURS.exec(part) ?? []).map(Number);
  if (from === undefined || to === undefined || from > 23 || to > 24) return undefined;
  return { quietHours: from === to % 24 ? null : { from, to: to % 24 } };
}

/** 4 January 1970 was a Sunday. */
function weekday(day: number, language: Language): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return names.format(new Date(Date.UTC(1970, 0, 4 + day))).toLowerCase();
}
