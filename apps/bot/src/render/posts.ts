import type { APIEmbed } from 'discord.js';
import { cut } from '../text/cut.js';
import { longDate } from '../text/dates.js';
import { escapeLine } from '../text/escape.js';
import { maskedLink } from '../text/links.js';
import { LIMITS } from './reply.js';
import type { Voice } from './voice.js';

/** A post as a list shows it. */
export interface ListedPost {
  readonly title: string;
  readonly url: string | null;
  readonly publishedAt: Date | null;
  /** Behind the date, escaped: its topics, or why it is in the list. */
  readonly note?: string;
}

const LONGEST_TITLE = 150;
const LONGEST_NOTE = 300;
const COLOUR = 0x2f6f8f;

/** A list of posts in one embed; what does not fit is left out whole, from the end. `heading` is escaped. */
export function renderPosts(heading: string, posts: readonly ListedPost[], voice: Voice): APIEmbed {
  const lines: string[] = [];
  let length = 0;
  for (const post of posts) {
    const line = renderPost(post, voice);
    length += line.length + 1;
    if (length > LIMITS.embedDescription) break;
    lines.push(line);
  }
  return {
    title: cut(heading, LIMITS.embedTitle),
    description: lines.join('\n') || voice.texts.notFoundPosts,
    color: COLOUR,
  };
}

function renderPost({ title, url, publishedAt, note = '' }: ListedPost, { texts, language, timeZone }: Voice): string {
  const label = cut(escapeLine(title), LONGEST_TITLE) || texts.untitled;
  const date = publishedAt === null ? texts.noDate : longDate(publishedAt, language, timeZone);
  const parts = [`**${maskedLink(label, url)}**`, date, ...(note === '' ? [] : [cut(note, LONGEST_NOTE)])];
  return `- ${parts.join(' · ')}`;
}
