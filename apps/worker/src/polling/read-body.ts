import { type Feed, matchItems, parseFeed, readableItems } from '@fieldnotes/content';
import type { ArrivingBody, KnownPost, Recognised, RecognisedItem } from '@fieldnotes/store';

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

/**
 * Reads a body. Bounded by what `parseFeed` takes of it.
 *
 * @param source the address of the feed: where its posts are said to be from
 * @param url the address that gave the body
 */
export function readBody(body: Buffer, source: string, url: string, contentType: string | undefined): BodyReading {
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
          return [{ kind: match.kind, draft: item.draft(identity), marks: item.marks }];
        });
        return { items: recognised, isRegimeChange };
      },
    },
  };
}
