import type { PostDetails } from '@fieldnotes/store';
import { ButtonStyle } from 'discord.js';
import { customId } from '../framework/custom-id.js';
import { cut } from '../text/cut.js';
import { longDate } from '../text/dates.js';
import { escapeLine, escapeMarkdown, plainText } from '../text/escape.js';
import { linkable } from '../text/links.js';
import { isProposed } from '../text/proposed.js';
import { button, LIMITS, type Reply, reply, row } from './reply.js';
import type { Voice } from './voice.js';

const LONGEST_SUMMARY = 1500;
const LONGEST_FIELD = 1000;
const KEYPHRASES = 8;
const COLOUR = 0x2f6f8f;

/** One post: what it says in short, and what it is about. */
export function renderPostDetails(post: PostDetails, voice: Voice): Reply {
  const { texts, language, timeZone } = voice;
  const address = linkable(post.url);
  const names = (values: readonly string[]) => values.map((value) => escapeLine(value)).join(', ');
  const topics = post.topics.filter((topic) => !isProposed(topic));
  const fields = [
    { name: texts.topics, value: cut(names(topics.map(({ topic }) => topic)), LONGEST_FIELD) },
    { name: texts.proposedTags, value: cut(names(post.proposedTags.map(({ tag }) => tag)), LONGEST_FIELD) },
    {
      name: texts.keyphrases,
      value: cut(names(post.keyphrases.slice(0, KEYPHRASES).map(({ phrase }) => phrase)), LONGEST_FIELD),
    },
  ].filter(({ value }) => value !== '');
  const about = [
    ...(post.publishedAt === null ? [texts.noDate] : [longDate(post.publishedAt, language, timeZone)]),
    ...(post.author === null ? [] : [cut(plainText(post.author), 100)]),
    ...(post.readingSeconds === null ? [] : [texts.minutes(Math.max(1, Math.round(post.readingSeconds / 60)))]),
  ];
  const [topic] = post.topics;
  const components = row(
    button(texts.buttons.askAbout, customId('ask-post', post.id), ButtonStyle.Primary),
    ...(topic === undefined ? [] : [button(texts.buttons.moreOn(topic.topic), customId('more-topic', post.id, 0))]),
  );
  return reply('', {
    embeds: [
      {
        title: cut(escapeLine(post.title), LIMITS.embedTitle) || texts.untitled,
        ...(address === undefined ? {} : { url: address }),
        description: cut(escapeMarkdown(summaryOf(post)), LONGEST_SUMMARY) || texts.noSummary,
        fields,
        footer: { text: about.join(' · ') },
        color: COLOUR,
      },
    ],
    components: [components],
  });
}

/** The verbatim sentences of a summary. */
export function summaryOf({ body, summary }: Pick<PostDetails, 'body' | 'summary'>): string {
  return summary.map(({ start, end }) => body.slice(start, end)).join(' ');
}
