import type { PostDetails } from '@fieldnotes/store';
import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { customId } from '../../framework/custom-id.js';
import { cut } from '../../text/cut.js';
import { escapeLine, plainText } from '../../text/escape.js';
import { type AnnouncementBody, type Mentions, mentioning } from './body.js';
import { dateOf, linkedTitle } from './post.js';
import type { AnnouncementTexts } from './texts.js';

export interface Digest {
  /** The latest posts in the order of publication; of more than fit, the latest are shown. */
  readonly posts: readonly PostDetails[];
  /** All posts, shown or not. */
  readonly count: number;
  readonly nonce: string;
  readonly mentions: Mentions;
  readonly texts: AnnouncementTexts;
}

/** Discord shows 4,096 characters of an embed's description. */
const LONGEST_LIST = 3_800;
const LONGEST_TITLE = 120;
const LONGEST_TOPIC = 80;
/** A menu holds 25 options: a digest lists as many posts. */
export const MOST_LISTED = 25;

/** One message for many posts: a line each, and a menu of their summaries, which carries the nonce. */
export function digestBody({ posts, count, nonce, mentions, texts }: Digest): AnnouncementBody {
  const { text, allowed } = mentioning(mentions);
  const { shown, lines } = fitting(posts, texts);
  const further = count - shown.length;
  return {
    content: text,
    embeds: [
      {
        title: texts.newPosts(count),
        description: [...lines, ...(further > 0 ? [texts.furtherPosts(further)] : [])].join('\n'),
      },
    ],
    components: menu(shown, nonce, texts),
    allowed_mentions: allowed,
  };
}

/** As many of the latest posts as fit, under the topics that they are about most; the topic of the first post first. */
function fitting(posts: readonly PostDetails[], texts: AnnouncementTexts) {
  const shown: PostDetails[] = [];
  const topics = new Map<string, string[]>();
  let length = 0;
  for (const post of posts.slice(-MOST_LISTED).toReversed()) {
    const line = ['•', linkedTitle(post, texts, LONGEST_TITLE), dateOf(post)].filter((part) => part !== '').join(' ');
    const topic = headingOf(post, texts);
    const others = topics.get(topic) ?? [];
    length += line.length + 1 + (others.length === 0 ? topic.length + 1 : 0);
    if (length > LONGEST_LIST) break;
    shown.unshift(post);
    // Set anew, so that what was met last stands last.
    topics.delete(topic);
    topics.set(topic, [line, ...others]);
  }
  const groups = [...topics].toReversed();
  return { shown, lines: groups.flatMap(([topic, lines]) => (groups.length === 1 ? lines : [topic, ...lines])) };
}

function headingOf({ topics }: PostDetails, { otherTopics }: AnnouncementTexts): string {
  const [first] = topics;
  return `**${first === undefined ? otherTopics : cut(escapeLine(first.topic), LONGEST_TOPIC)}**`;
}

function menu(
  posts: readonly PostDetails[],
  nonce: string,
  texts: AnnouncementTexts,
): readonly APIMessageTopLevelComponent[] {
  const options = posts.map((post) => ({
    label: cut(plainText(post.title), 100) || texts.untitled,
    value: String(post.id),
  }));
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: customId('digest', nonce),
    placeholder: texts.chooseSummary,
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}
