import { absoluteUrl } from '../urls.js';
import type { AtomLink } from './atom-parts.js';
import type { FeedSchedule } from './feed.js';
import { childrenNamed, childText, trimmedText, type XmlElement } from './xml/element.js';

/**
 * What a feed of XML says about how to follow it.
 * @param url where the feed is from, or null
 */
export function scheduleOf(channel: XmlElement, links: readonly AtomLink[], url: string | null): FeedSchedule {
  const to = (relation: string): readonly string[] =>
    links.filter(({ rel }) => rel === relation).flatMap(({ href }) => absoluteUrl(href, channel.base ?? url) ?? []);
  return {
    hubs: [...new Set(to('hub'))].slice(0, MOST_HUBS),
    self: to('self')[0] ?? null,
    minutesBetweenUpdates: wholeNumber(childText(channel, 'ttl'), MOST_MINUTES) ?? updatePeriod(channel),
    skipHours: hoursOf(channel),
    skipDays: daysOf(channel),
  };
}

const MOST_HUBS = 5;
const MOST_MINUTES = 366 * 24 * 60;

/** Minutes in the periods of the syndication module of RSS 1.0. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

function updatePeriod(channel: XmlElement): number | null {
  const period = PERIODS[childText(channel, 'sy:updateperiod')?.toLowerCase() ?? ''];
  if (period === undefined) return null;
  return Math.max(
    1,
    Math.round(period / Math.max(1, wholeNumber(childText(channel, 'sy:updatefrequency'), 10_000) ?? 1)),
  );
}

function wholeNumber(text: string | null, most: number): number | null {
  const number = /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
  return number === 0 ? null : Math.min(number, most);
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function daysOf(channel: XmlElement): readonly number[] {
  const list = childNamedList(channel, 'skipdays', 'day');
  return unlessAll(
    list.map((day) => DAYS.indexOf(day.toLowerCase())).filter((day) => day >= 0),
    7,
  );
}

/** 24 is midnight in some versions of RSS, and 0 in others. */
function hoursOf(channel: XmlElement): readonly number[] {
  const hours = childNamedList(channel, 'skiphours', 'hour').filter((text) => /^(?:[01]?\d|2[0-4])$/.test(text));
  return unlessAll(
    hours.map((hour) => Number(hour) % 24),
    24,
  );
}

function childNamedList(channel: XmlElement, list: string, name: string): readonly string[] {
  const holder = childrenNamed(channel, list)[0];
  return holder === undefined ? [] : childrenNamed(holder, name).flatMap((child) => trimmedText(child) ?? []);
}

/** Who skips every hour or every day cannot mean it: nothing is skipped then. */
function unlessAll(numbers: readonly number[], all: number): readonly number[] {
  const different = new Set(numbers);
  return different.size < all ? [...different] : [];
}
