export type {
  AnnouncementReason,
  AnnouncementStory,
  PostStory,
  TellStory,
} from './announcement-story.js';
export { type Backfill, MOST_BACKFILLED } from './backfill.js';
export { CATCH_UPS, type CatchUp, MISSED } from './catch-up.js';
export type { ChannelRecords } from './channels.js';
export type {
  AnnouncementPlace,
  DeliveryKind,
  DeliveryRecord,
  DeliveryRecords,
  DeliveryState,
  DigestRecord,
  DueCrosspost,
} from './deliveries.js';
export type { OpenDelivery } from './delivery-rows.js';
export { StoreError, type StoreErrorCode } from './errors.js';
export type { ServerFindings } from './examine.js';
export type {
  FeedAddress,
  FeedReport,
  FeedReportItem,
  FeedRequest,
  FeedRequestRecords,
  FollowWish,
} from './feed-requests.js';
export type { FeedRecord, FeedRecords, FeedSummary, FeedTitle } from './feeds.js';
export type { Figures } from './figures.js';
export { EVERYTHING, type FilteredPost, type FilterPart, matches, type SubscriptionFilter } from './filter.js';
export type { GuildRecord, GuildRecords, GuildSettings } from './guilds.js';
export type { ArrivalOutcome, ArrivingBody, Quietness, Recognised, RecognisedItem } from './live/arrivals.js';
export type { ArticleOutcome, ArticleParts, ArticleRequest, ArticleRequestRecords } from './live/article-requests.js';
export type { KnownPost, PostMarks } from './live/known-posts.js';
export type {
  ArticleMode,
  ClaimedFeed,
  FeedEvent,
  FeedEventKind,
  FeedHealth,
  Move,
  PollResult,
  PollState,
  PublishingRate,
  Validators,
} from './live/live-feed.js';
export { ARTICLE_MODES } from './live/live-feed.js';
export type { LiveFeedRecords, LiveFeedStatus } from './live/live-feeds.js';
export type { DueNotice, NoticeRecords } from './live/notices.js';
export { hostOf } from './live/poll-hosts.js';
export type { PollRecords } from './live/polls.js';
export type { PushState, PushStatus } from './live/push-status.js';
export type { DuePush, HubLink, PushedFeed, PushRecords, PushSecrets } from './live/pushes.js';
export {
  type MemberTopicRecords,
  MOST_MENTIONED,
  MOST_TOPICS_OF_MEMBER,
  type TopicToggle,
} from './member-topics.js';
export type { MemberCounts, MemberData, MemberQuestion, MemberRecords } from './members.js';
export type {
  PostDetails,
  PostFilter,
  PostRecords,
  PostRevision,
  PostSummary,
  PutOutcome,
} from './posts.js';
export type { Proposal, ProposedTagRecords, TaggedAndOthers, TagSample } from './proposed-tags.js';
export type { Purge, Removed } from './purge.js';
export type {
  Admission,
  NewQuestion,
  QuestionLimits,
  QuestionOutcome,
  QuestionRecord,
  QuestionRecords,
} from './questions.js';
export type { ReadingRecords, SavedReading, SaveOutcome } from './readings.js';
export type { Retention } from './retention.js';
export { openStore, type Store, type StoreLog, type StoreOptions, type StoreServer } from './store.js';
export type { StoryMarks } from './stories.js';
export {
  type AnnouncementStyle,
  type FollowedAddress,
  type FollowOutcome,
  type FollowRequest,
  STYLES,
  type SubscriptionRecord,
  type SubscriptionRecords,
  type SubscriptionSettings,
  type WebhookRecord,
} from './subscriptions.js';
export type { LearnableFeed, LearningPolicy, StoredTagModel, TagModelRecords } from './tag-models.js';
export { dueAt, RHYTHMS, type Rhythm, type Timing } from './timing.js';
export { MOST_EDITS, type TopicEditRecords } from './topic-edits.js';
export { PERIODS, type Period, type ReadTopicHistory, type TopicHistory } from './topic-history.js';
export type { TopicRecords } from './topics.js';
export { backUp } from './transfer/backup.js';
export { type MoveOptions, moveStore } from './transfer/move.js';
export { restore } from './transfer/restore.js';
export type { RowCounts } from './transfer/tables.js';
