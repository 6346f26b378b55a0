import { type Feed, matchItems, parseFeed, type ReadableItem, readableItems } from '@fieldnotes/content';
import type { ArrivingBody, ArticleMode, KnownPost, Recognised, RecognisedItem } from '@fieldnotes/store';

/** A body that is a feed, in the form in which it is stored. */
export interface ReadBody {
  readonly kind: 'feed';
  readonly feed: Feed;
  readonly arriving: Pick<ArrivingBody, 'head' | 'marks' | 'recognise'>;
  /** The dates of its items. */
  readonly dates: readonly Date[];
}

export type BodyReading =
  | ReadBody
  | { readonly kind: 'html' }
  | { readonly kind: 'unreadable'; readonly problem: string };

const LONGEST_TITLE = 200;

export interface BodyOrigin {
  /** The address of the feed: where its posts are said to be from. */
  readonly source: string;
  /** The address that gave the body. */
  readonly url: string;
  readonly contentType: string | undefined;
  readonly articles: ArticleMode;
}

/** Reads a body. Bounded by what `parseFeed` takes of it. */
export function readBody(body: Buffer, { source, url, contentType, articles }: BodyOrigin): BodyReading {
  const reading = parseFeed(body, { url, ...(contentType === undefined ? {} : { contentType }) });
  if (reading.kind === 'html') return reading;
  if (reading.kind === 'unreadable') return { kind: 'unreadable', problem: `it ${reading.problem}.` };
  const { feed } = reading;
  const { items } = readableItems(feed, source);
  const marks = items.map((item) => item.marks);
  const title = feed.title
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TITLE)
    .toWellFormed();
  return {
    kind: 'feed',
    feed,
    dates: marks.flatMap(({ publishedAt }) => publishedAt ?? []),
    arriving: {
      head: { title: title === '' ? null : title, image: feed.image },
      marks,
      recognise(known: readonly KnownPost[]): Recognised {
        const { matches, isRegimeChange } = matchItems(marks, known);
        const recognised = matches.flatMap((match, index): RecognisedItem[] => {
          const item = items[index];
          if (item === undefined || match.kind === 'repeated') return [];
          const identity = match.kind === 'new' ? match.identity : match.known.identity;
          const articleUrl = isArticleWanted(item, articles) ? item.item.link : null;
          return [{ kind: match.kind, draft: item.draft(identity), marks: item.marks, articleUrl }];
        });
        return { items: recognised, isRegimeChange };
      },
    },
  };
}

function isArticleWanted({ isTeaser }: ReadableItem, mode: ArticleMode): boolean {
  return mode === 'always' || (mode === 'auto' && isTeaser);
}
