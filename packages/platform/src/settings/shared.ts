import { defineSettings, type SettingsOf } from './definition.js';
import { hostName, hostNames, oneOf, path, text, url, wholeNumber } from './kinds.js';

/**
 * The settings that every app of Fieldnotes has. An app adds its own:
 * `defineSettings({ ...sharedSettings.variables, token: { … } })`.
 */
export const sharedSettings = defineSettings({
  /** Absent: the embedded server in the data directory. */
  databaseUrl: {
    name: 'DATABASE_URL',
    secret: true,
    schema: url('postgres', 'postgresql').optional(),
    expects: 'postgres://user:password@host:5432/name, or unset it to use the embedded server',
  },
  /** Absent: questions are asked of the database itself. */
  replicaUrl: {
    name: 'DATABASE_REPLICA_URL',
    secret: true,
    schema: url('postgres', 'postgresql').optional(),
    expects: 'postgres://user:password@host:5432/name of a replica of DATABASE_URL, or unset it',
  },
  /** Absent: the queue lives in PostgreSQL. */
  redisUrl: {
    name: 'REDIS_URL',
    secret: true,
    schema: url('redis', 'rediss').optional(),
    expects: 'redis://:password@host:6379/0, or unset it to keep the queue in PostgreSQL',
  },
  /** Where the embedded server and everything else that is kept lives. */
  dataDirectory: {
    name: 'FIELDNOTES_DATA',
    schema: path().default('.fieldnotes'),
    expects: 'the path of a directory that can be written, or unset it for .fieldnotes',
  },
  logLevel: {
    name: 'FIELDNOTES_LOG_LEVEL',
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    expects: 'trace, debug, info, warn, error, fatal or silent',
  },
  /** `auto` is pretty on a terminal and JSON elsewhere. */
  logFormat: {
    name: 'FIELDNOTES_LOG_FORMAT',
    schema: oneOf(['json', 'pretty', 'auto']).default('auto'),
    expects: 'json, pretty or auto',
  },
  /** Posts read at the same time by one worker. */
  readConcurrency: {
    name: 'FIELDNOTES_READ_CONCURRENCY',
    schema: wholeNumber(1, 64).default(4),
    expects: 'a whole number from 1 to 64',
  },
  /** Hosts whose feeds members may name though they are on a private network. None: nothing there is ever fetched. */
  privateHosts: {
    name: 'FIELDNOTES_PRIVATE_HOSTS',
    schema: hostNames().default([]),
    expects:
      'host names or IP addresses such as blog.internal,10.0.0.7, or unset it to fetch from public addresses only',
  },
  /** Seconds within which an orderly stop must end. The default is under the 10 s that `docker stop` waits. */
  stopDeadline: {
    name: 'FIELDNOTES_STOP_DEADLINE',
    schema: wholeNumber(1, 600).default(8),
    expects: 'a whole number of seconds from 1 to 600',
  },
  /** Seconds that PostgreSQL and Redis are waited for. Absent: services wait for ever, other commands do not wait. */
  startDeadline: {
    name: 'FIELDNOTES_START_DEADLINE',
    schema: wholeNumber(0, 86_400).optional(),
    expects: 'a whole number of seconds from 0 to 86400, or unset it to wait for ever',
  },
  /** Where health and metrics are served. Absent: nowhere. */
  httpPort: {
    name: 'FIELDNOTES_HTTP_PORT',
    schema: wholeNumber(1, 65_535).optional(),
    expects: 'a port from 1 to 65535, or unset it to serve nothing',
  },
  httpHost: {
    name: 'FIELDNOTES_HTTP_HOST',
    schema: hostName().default('127.0.0.1'),
    expects: 'the address to listen on such as 0.0.0.0, or unset it for 127.0.0.1',
  },
  /** Without it there is no dashboard of the queue. */
  dashboardPassword: {
    name: 'FIELDNOTES_DASHBOARD_PASSWORD',
    secret: true,
    schema: text()
      .refine((password) => password.length >= 12, 'is shorter than 12 characters')
      .optional(),
    expects: 'a password of at least 12 characters, which whoever opens the dashboard is asked for',
  },
});

export type SharedSettings = SettingsOf<typeof sharedSettings>;
