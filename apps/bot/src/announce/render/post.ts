import { summaryLine } from '@fieldnotes/content';
import type { PostDetails } from '@fieldnotes/store';
import { type APIEmbed, MessageFlags } from 'discord.js';
import { cut } from '../../text/cut.js';
import { escapeLine, escapeMarkdown, plainText } from '../../text/escape.js';
import { isProposed } from '../../text/proposed.js';
import { type AnnouncementBody, type Mentions, mentioning } from './body.js';
import { buttons } from './buttons.js';
import { inMarkdown, safeImage, safeUrl } from './links.js';
import type { AnnouncementTexts } from './texts.js';

/** What is announced, and how. */
export interface Announcement {
  readonly post: PostDetails;
  readonly feedTitle: string;
  /** Titles of other feeds that carry the same story. */
  readonly alsoIn?: readonly string[];
  /** Marks the message, so that it can be found again. */
  readonly nonce: string;
  readonly mentions: Mentions;
  readonly texts: AnnouncementTexts;
}

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits; well below 6,000 in all. */
const LIMITS = { title: 256, author: 200, description: 1_200, topics: 600, alsoIn: 400, footer: 400, threadName: 100 };

/** Of a post that has no summary, this much of its beginning is shown. */
const EXCERPT = 300;
/** Of a summary in one line. */
const LONGEST_SUMMARY = 160;
const MOST_TOPICS = 6;
/** https://discord.com/developers/docs/resources/message#create-message */
const LONGEST_LINE = 2_000;
/** A longer address leaves no room for the rest of a line. */
const LONGEST_LINK = 600;

/** An embed: title, link, feed, date, summary, topics, author, reading time, image. */
export function richBody(announcement: Announcement): AnnouncementBody {
  const { text, allowed } = mentioning(announcement.mentions);
  return {
    content: text,
    embeds: [embedOf(announcement)],
    components: buttons(announcement),
    allowed_mentions: allowed,
  };
}

/**
 * One line, without a preview: the link, whose it is, and a sentence of the summary where there is one. What is said of it
 * gives way where many are mentioned.
 */
export function compactBody(announcement: Announcement): AnnouncementBody {
  const { post, feedTitle, alsoIn = [], mentions, texts } = announcement;
  const { text, allowed } = mentioning(mentions);
  const others = alsoInLine(alsoIn);
  const said = escapeLine(summaryLine(post.body, post.summary, LONGEST_SUMMARY));
  const about = joined([plainLine(feedTitle), plainLine(post.author ?? ''), dateOf(post)], ' · ');
  const line = joined([text, linkedTitle(post, texts, 200), `— ${about}`], ' ');
  const more = joined([others === '' ? '' : `· ${texts.alsoIn} ${others}`, said === '' ? '' : `— ${said}`], ' ');
  return {
    content: line.length + more.length < LONGEST_LINE ? joined([line, more], ' ') : line,
    embeds: [],
    components: buttons(announcement),
    allowed_mentions: allowed,
    flags: MessageFlags.SuppressEmbeds,
  };
}

/** The title as a link to the post, in Markdown; bold where the post has no address that can be linked. */
export function linkedTitle(
  post: Pick<PostDetails, 'title' | 'url'>,
  texts: AnnouncementTexts,
  length: number,
): string {
  const title = cut(escapeLine(post.title), length) || texts.untitled;
  const url = safeUrl(post.url);
  return url === null || url.length > LONGEST_LINK ? `**${title}**` : `[${title}](<${inMarkdown(url)}>)`;
}

/** The name of the thread under an announcement, or of a forum post: plain text, never empty. */
export function threadName({ post, texts }: Pick<Announcement, 'post' | 'texts'>): string {
  return cut(plainText(post.title), LIMITS.threadName) || texts.untitled;
}

/** Each reader sees the date in their own language and zone. */
export function dateOf({ publishedAt }: Pick<PostDetails, 'publishedAt'>): string {
  return publishedAt === null ? '' : `<t:${Math.floor(publishedAt.getTime() / 1000)}:d>`;
}

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

function embedOf({ post, feedTitle, alsoIn = [], texts }: Announcement): APIEmbed {
  const url = safeUrl(post.url);
  const image = safeImage(post.image);
  const description = cut(escapeMarkdown(summaryOf(post)), LIMITS.description);
  const topics = post.topics
    .map(({ topic }) => escapeLine(topic))
    .filter((topic) => topic !== '')
    .slice(0, MOST_TOPICS);
  const fields = [
    {
      name: post.topics.some(isProposed) ? texts.proposedTags : texts.topics,
      value: cut(topics.join(', '), LIMITS.topics),
    },
    { name: texts.alsoIn, value: alsoInLine(alsoIn) },
  ].filter(({ value }) => value !== '');
  const footer = footerOf(post, texts);
  const author = cut(plainText(feedTitle), LIMITS.author);
  return {
    title: cut(escapeLine(post.title), LIMITS.title) || texts.untitled,
    ...(url === null ? {} : { url }),
    ...(author === '' ? {} : { author: { name: author } }),
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(image === null ? {} : { image: { url: image } }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
    ...(post.publishedAt === null ? {} : { timestamp: post.publishedAt.toISOString() }),
  };
}

function summaryOf({ summary, body }: PostDetails): string {
  const sentences = summary.map(({ start, end }) => body.slice(start, end).trim()).filter((text) => text !== '');
  return sentences.length > 0 ? sentences.join(' ') : cut(body.slice(0, EXCERPT * 2).trim(), EXCERPT);
}

function footerOf(post: PostDetails, texts: AnnouncementTexts): string {
  const seconds = post.readingSeconds ?? 0;
  const parts = [plainText(post.author ?? ''), seconds > 0 ? texts.minutes(Math.max(1, Math.round(seconds / 60))) : ''];
  return cut(parts.filter((part) => part !== '').join(' · '), LIMITS.footer);
}

function alsoInLine(titles: readonly string[]): string {
  const named = titles.map(plainLine).filter((title) => title !== '');
  return cut(named.join(', '), LIMITS.alsoIn);
}

function plainLine(text: string): string {
  return cut(escapeLine(text), 100);
}
