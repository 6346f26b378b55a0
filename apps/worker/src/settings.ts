import { hostName, url, wholeNumber } from '@fieldnotes/platform';

const DAY = 24 * 60 * 60;

/** What following feeds adds to the settings of every app. */
export const pollingVariables = {
  /** Named in every request for a feed, so that who runs the server can write to somebody. Absent: nobody is named. */
  contactUrl: {
    name: 'FIELDNOTES_CONTACT_URL',
    schema: url('http', 'https').optional(),
    expects: 'the address of a page about this installation such as https://example.org/reader, or unset it',
  },
  /** Absent: hubs push nothing, and feeds are polled only. */
  publicUrl: {
    name: 'PUBLIC_URL',
    schema: url('http', 'https').optional(),
    expects: 'the address at which the web reaches FIELDNOTES_PUSH_PORT such as https://notes.example.org, or unset it',
  },
  /** Where hubs are listened to, when there is a public address. */
  pushPort: {
    name: 'FIELDNOTES_PUSH_PORT',
    schema: wholeNumber(1, 65_535).default(9466),
    expects: 'a port from 1 to 65535, or unset it for 9466',
  },
  pushHost: {
    name: 'FIELDNOTES_PUSH_HOST',
    schema: hostName().default('127.0.0.1'),
    expects: 'the address to listen on such as 0.0.0.0, or unset it for 127.0.0.1',
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
