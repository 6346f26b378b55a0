import type { PassageIndex } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { announcementStory, type TellStory } from './announcement-story.js';
import { type ChannelRecords, channelRecords } from './channels.js';
import { openPool } from './connect.js';
import { type DeliveryRecords, deliveryRecords } from './deliveries.js';
import { startEmbedded } from './embedded/embedded.js';
import type { StoreError } from './errors.js';
import { examineServer, type ServerFindings } from './examine.js';
import { type FeedRequestRecords, feedRequestRecords } from './feed-requests.js';
import { type FeedRecords, feedRecords } from './feeds.js';
import { type Figures, figures } from './figures.js';
import { type GuildRecords, guildRecords } from './guilds.js';
import { type ArticleRequestRecords, articleRequestRecords } from './live/article-requests.js';
import { type LiveFeedRecords, liveFeedRecords } from './live/live-feeds.js';
import { type NoticeRecords, noticeRecords } from './live/notices.js';
import { type PollRecords, pollRecords } from './live/polls.js';
import { type PushRecords, pushRecords } from './live/pushes.js';
import { type MemberTopicRecords, memberTopicRecords } from './member-topics.js';
import { type MemberRecords, memberRecords } from './members.js';
import { type MigrationOutcome, migrate } from './migrate.js';
import { passageIndex } from './passages.js';
import { type PostRecords, postRecords } from './posts.js';
import { type ProposedTagRecords, proposedTagRecords } from './proposed-tags.js';
import { type Purge, purge } from './purge.js';
import { type QuestionRecords, questionRecords } from './questions.js';
import { type ReadingRecords, readingRecords } from './readings.js';
import { openReplica, type Replica } from './replica.js';
import { type Retention, retention } from './retention.js';
import { statementMaker } from './statements.js';
import { type SubscriptionRecords, subscriptionRecords } from './subscriptions.js';
import { type TagModelRecords, tagModelRecords } from './tag-models.js';
import { type TopicEditRecords, topicEditRecords } from './topic-edits.js';
import { type ReadTopicHistory, topicHistory } from './topic-history.js';
import { type TopicRecords, topicRecords } from './topics.js';

export interface StoreOptions {
  /** `postgres://…`; absent: the embedded server in the data directory. */
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** A replica of it, which questions are asked while it answers. */
  readonly replicaUrl?: string | undefined;
  readonly log: StoreLog;
  /** The most connections kept open at once. */
  readonly maxConnections?: number;
  /** Told when the embedded server was lost for good: the program should end. */
  readonly onLost?: (error: StoreError) => void;
}

/** Where the store reports what nobody waits for. A pino logger fits. */
export interface StoreLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Feeds, posts and what is read from them; guilds, subscriptions and deliveries; in PostgreSQL. */
export interface Store {
  readonly feeds: FeedRecords;
  readonly posts: PostRecords;
  readonly readings: ReadingRecords;
  readonly tagModels: TagModelRecords;
  readonly proposedTags: ProposedTagRecords;
  readonly topics: TopicRecords;
  readonly topicEdits: TopicEditRecords;
  readonly topicHistory: ReadTopicHistory;
  readonly questions: QuestionRecords;
  readonly members: MemberRecords;
  readonly memberTopics: MemberTopicRecords;
  readonly passages: PassageIndex;
  readonly guilds: GuildRecords;
  readonly channels: ChannelRecords;
  readonly subscriptions: SubscriptionRecords;
  readonly deliveries: DeliveryRecords;
  readonly tellStory: TellStory;
  readonly feedRequests: FeedRequestRecords;
  readonly liveFeeds: LiveFeedRecords;
  readonly polls: PollRecords;
  readonly pushes: PushRecords;
  readonly articleRequests: ArticleRequestRecords;
  readonly notices: NoticeRecords;
  /** Forgets what is old. */
  readonly retention: Retention;
  /** What is behind it, for people and for the queue that shares the database. */
  readonly server: StoreServer;
  /** Forgets what somebody asks to be forgotten. */
  readonly purge: Purge;
  figures(): Promise<Figures>;
  /** Brings the planner's statistics up to date, as after a large import. */
  analyze(): Promise<void>;
  /** Ends the connections, and the embedded server when no other process uses it. Safe to call twice. */
  close(): Promise<void>;
}

export interface StoreServer {
  readonly kind: 'embedded' | 'external';
  /** With the password: never to be shown. */
  readonly connectionString: string;
  version(): Promise<string>;
  /** How it is set up. */
  examine(): Promise<ServerFindings>;
  /** The version of the schema that was found when the store was opened, and that it has now. */
  readonly schema: MigrationOutcome;
}

/** Opens the store: connects (or starts the embedded server), then applies what migrations are missing. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDirectory, log } = options;
  if (databaseUrl !== undefined) return connect(databaseUrl, 'external', options, async () => undefined);
  const embedded = await startEmbedded({
    dataDir: dataDirectory,
    log,
    ...(options.onLost === undefined ? {} : { onLost: options.onLost }),
  });
  return connect(embedded.connectionString, 'embedded', options, () => embedded.stop());
}

async function connect(
  connectionString: string,
  kind: StoreServer['kind'],
  { log, maxConnections, replicaUrl }: StoreOptions,
  release: () => Promise<void>,
): Promise<Store> {
  let pool: Pool | undefined;
  let schema: MigrationOutcome;
  let closing: Promise<void> | undefined;
  let replica: Replica | undefined;
  const close = async () => {
    await replica?.close();
    await pool?.end();
    await release();
  };
  try {
    pool = await openPool(connectionString, {
      ...(maxConnections === undefined ? {} : { max: maxConnections }),
      // The server takes its time to drop connections; once the pool is ending that is no news.
      onIdleError: (error) => {
        if (pool?.ending !== true) log.warn({ err: error }, 'lost an idle connection to the database');
      },
    });
    schema = await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  const open = pool;
  const statement = statementMaker({ prepares: kind === 'embedded' });
  const passages = passageIndex(open, statement);
  if (replicaUrl !== undefined) {
    const connections = maxConnections === undefined ? {} : { max: maxConnections };
    replica = openReplica(replicaUrl, { ...connections, applicationName: 'fieldnotes asking' }, passages, log);
  }
  return {
    feeds: feedRecords(open),
    posts: postRecords(open),
    readings: readingRecords(open, statement),
    tagModels: tagModelRecords(open),
    proposedTags: proposedTagRecords(open),
    topics: topicRecords(open),
    topicEdits: topicEditRecords(open),
    topicHistory: topicHistory(open),
    questions: questionRecords(open),
    members: memberRecords(open),
    memberTopics: memberTopicRecords(open),
    passages: replica?.passages ?? passages,
    guilds: guildRecords(open),
    channels: channelRecords(open),
    subscriptions: subscriptionRecords(open),
    deliveries: deliveryRecords(open),
    tellStory: announcementStory(open),
    feedRequests: feedRequestRecords(open),
    liveFeeds: liveFeedRecords(open),
    polls: pollRecords(open),
    pushes: pushRecords(open),
    articleRequests: articleRequestRecords(open),
    notices: noticeRecords(open),
    retention: retention(open),
    purge: purge(open),
    figures: figures(open),
    server: { kind, connectionString, version: () => serverVersion(open), examine: () => examineServer(open), schema },
    async analyze() {
      await open.query('ANALYZE post, passage, keyphrase, post_topic, term_stat');
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function serverVersion(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return rows[0]?.version ?? '';
}
