import type { Language } from '../locales/catalogue.js';

/** Day, month and year as each language writes them. English is read all over the world: day first, month in words. */
const FORMATS: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };

/**
 * "28 July 2005", the same for every reader. Not Discord's timestamps: those show a post of a day at midnight UTC
 * to readers west of Greenwich as of the day before.
 */
export function longDate(date: Date, language: Language, timeZone: string): string {
  return dateFormat(language, timeZone).format(date);
}

/** "1–31 July 2005"; `to` is exclusive. */
export function dateRange(from: Date, to: Date, language: Language, timeZone: string): string {
  return dateFormat(language, timeZone).formatRange(from, new Date(to.getTime() - 1));
}

/** "Jul 2005", of the first day of a month, `YYYY-MM-DD`. */
export function monthOf(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(FORMATS[language], { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Discord's own mark for "in 20 seconds", which counts down while it is read. */
export function relativeTime(date: Date): string {
  return `<t:${Math.ceil(date.getTime() / 1000)}:R>`;
}

function dateFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(FORMATS[language], { dateStyle: 'long', timeZone });
}
