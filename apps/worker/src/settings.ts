import { url, wholeNumber } from '@fieldnotes/platform';

const DAY = 24 * 60 * 60;

/** What following feeds adds to the settings of every app. */
export const pollingVariables = {
  /** Named in every request for a feed, so that who runs the server can write to somebody. Absent: nobody is named. */
  contactUrl: {
    name: 'FIELDNOTES_CONTACT_URL',
    schema: url('http', 'https').optional(),
    expects: 'the address of a page about this installation such as https://example.org/reader, or unset it',
  },
  /** Feeds asked for at the same time by one worker. */
  pollConcurrency: {
    name: 'FIELDNOTES_POLL_CONCURRENCY',
    schema: wholeNumber(1, 256).default(32),
    expects: 'a whole number from 1 to 256',
  },
  /** Seconds: no feed is asked for more often. */
  pollShortest: {
    name: 'FIELDNOTES_POLL_SHORTEST',
    schema: wholeNumber(1, DAY).default(5 * 60),
    expects: 'a whole number of seconds from 1 to 86400',
  },
  /** Seconds: no feed that can be read is asked for more seldom. */
  pollLongest: {
    name: 'FIELDNOTES_POLL_LONGEST',
    schema: wholeNumber(1, 7 * DAY).default(6 * 60 * 60),
    expects: 'a whole number of seconds from 1 to 604800',
  },
  /** Milliseconds between two requests to one host. */
  hostGap: {
    name: 'FIELDNOTES_HOST_GAP',
    schema: wholeNumber(0, 600_000).default(1_000),
    expects: 'a whole number of milliseconds from 0 to 600000',
  },
} as const;
