/** What stands below the list of commands. A test holds it to the settings and the statuses that there are. */
export const closingHelp = `
Settings are read from the environment:
  FIELDNOTES_DATA              where everything is kept (.fieldnotes)
  DATABASE_URL                 a PostgreSQL to use instead of the embedded one (postgres://…)
  DATABASE_REPLICA_URL         a replica of it, which questions are asked
  REDIS_URL                    a Redis to keep the queue in instead of PostgreSQL (redis://…)
  FIELDNOTES_LOG_LEVEL         trace, debug, info, warn, error, fatal or silent
  FIELDNOTES_LOG_FORMAT        json, pretty or auto
  FIELDNOTES_READ_CONCURRENCY  posts read at the same time (4)
  FIELDNOTES_PRIVATE_HOSTS     hosts on a private network whose feeds may be followed
  FIELDNOTES_STOP_DEADLINE     seconds that an orderly stop may take (8)
  FIELDNOTES_START_DEADLINE    seconds that services wait for PostgreSQL and Redis (for ever)
  FIELDNOTES_HTTP_PORT         where services serve /healthz, /readyz and /metrics (nowhere)
  FIELDNOTES_HTTP_HOST         the address that they listen on (127.0.0.1)
  FIELDNOTES_DASHBOARD_PASSWORD  the password of fieldnotes dashboard, which is needed
  FIELDNOTES_CONTACT_URL       a page about this installation, named in requests for feeds
  FIELDNOTES_POLL_CONCURRENCY  feeds asked for at the same time (32)
  FIELDNOTES_POLL_SHORTEST     seconds between two polls of a feed at least (300)
  FIELDNOTES_POLL_LONGEST      and at most (21600)
  FIELDNOTES_HOST_GAP          milliseconds between two requests to one host (1000)
  PUBLIC_URL                   where hubs reach this installation to push feeds (they do not: feeds are polled)
  FIELDNOTES_PUSH_PORT         the port that hubs are listened to at (9466)
  FIELDNOTES_PUSH_HOST         and the address (127.0.0.1)
  FIELDNOTES_TIME_ZONE         the time zone in which the bot means dates (UTC)
  FIELDNOTES_KEEP_QUESTIONS    days after which questions are removed (180)
  FIELDNOTES_KEEP_DELIVERIES   days after which what became of announcements is removed (365)
  DISCORD_TOKEN                the token of the bot; without it there is none
  DISCORD_DEV_GUILD            the id of the only guild to register commands in, for trying things out
  DISCORD_API_URL              a Discord-compatible API to use instead of Discord's
  DATABASE_URL_FILE, DATABASE_REPLICA_URL_FILE, REDIS_URL_FILE, DISCORD_TOKEN_FILE and FIELDNOTES_DASHBOARD_PASSWORD_FILE
  name files that hold the values.
  NO_COLOR turns colours off. A .env file is not read: set -a; . ./.env; set +a

Exit status:
  0   done (also when a question has no answer)
  1   it could not be done; the message says why
  2   the command line was not understood
  70  a bug    78  the settings cannot be used    130, 143  stopped by Ctrl-C or SIGTERM

Begin with:
  $ fieldnotes import samples
  $ fieldnotes ask "What did you see about Xen?"`;

/** What stands below the options of a command. */
export function examplesHelp(examples: readonly (readonly [line: string, does: string])[]): string {
  const lines = examples.map(([line, does]) => `  $ fieldnotes ${line}\n      ${does}`);
  return `\nExamples:\n${lines.join('\n')}`;
}
