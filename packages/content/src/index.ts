export { ask } from './answering.js';
export type { Article, Extraction } from './articles/article.js';
export { fullText } from './articles/full-text.js';
export type {
  Abstention,
  Answer,
  AnswerType,
  Citation,
  Correction,
  FoundAnswer,
  Interpretation,
  NameMention,
  NotFoundAnswer,
  Question,
  QuestionTerm,
  Timings,
  Variant,
} from './ask/answer.js';
export { MAX_QUESTION_LENGTH } from './ask/answer.js';
export { interpret, interpretDatesAsWords } from './ask/interpret.js';
export { type Search, type SearchOptions, search } from './ask/search.js';
export { worthOfSentences } from './ask/sentence-worths.js';
export { TECHNIQUES, type Technique } from './ask/weights.js';
export { type Archive, openArchive } from './feeds/archive.js';
export { ArchiveError, type ArchiveErrorCode } from './feeds/archive-error.js';
export type { ArchiveItem, SkippedItem } from './feeds/archive-item.js';
export { type CharsetSource, type DecodedDocument, decodeDocument } from './feeds/decode-document.js';
export type { FeedCandidate, FoundBy } from './feeds/discovery/candidate.js';
export { discoverFeeds, wellKnownFeeds } from './feeds/discovery/discover.js';
export { knownSiteFeeds } from './feeds/discovery/known-sites.js';
export { type DraftOptions, draftOf, type IdentifiableItem } from './feeds/feed/draft.js';
export {
  FEED_LIMITS,
  type Feed,
  type FeedCondition,
  type FeedEnclosure,
  type FeedItem,
  type FeedPerson,
  type FeedReading,
  type FeedSchedule,
  type FeedTag,
  type Markup,
} from './feeds/feed/feed.js';
export { type ParseOptions, parseFeed } from './feeds/feed/parse.js';
export { canonicalUrl, urlKey } from './feeds/following/canonical-url.js';
export { type ReadableItem, readableItems } from './feeds/following/items.js';
export type { KnownItem, MatchedBy } from './feeds/following/ladder.js';
export { type FetchedItem, fetchedItem, fingerprintOf, type ItemMarks } from './feeds/following/marks.js';
export { type Match, type Matching, matchItems } from './feeds/following/match.js';
export { type Story, type StoryMarks, sameStory, storyMarks } from './feeds/following/near-duplicate.js';
export { isTeaser } from './feeds/following/teaser.js';
export { type ListedFeed, type OpmlReading, readOpml, writeOpml } from './feeds/opml/opml.js';
export { type PlainText, readableText } from './feeds/plain-text/readable-text.js';
export { confidentTags, MAX_TAG_TEXT, type TaggablePost, topicsOf, withProposedTags } from './learned-tags.js';
export { createReader, type ReadablePost, type Reader, type ReaderOptions } from './read.js';
export { summaryLine } from './summary/line.js';
export type { TagAnswer, TagRequest } from './tag-thread.js';
export { applyEdits, type EditedTaxonomy, type EditProblem, MOST_SIGNALS, problemOf } from './topics/edits.js';
export { LEAST_TAGGED } from './topics/tags/learn-tags.js';
export { TAG_MODEL_VERSION, type TagModel } from './topics/tags/tag-model.js';
export {
  loadTaxonomy,
  loadTaxonomyExtension,
  mergeTaxonomies,
  parseTaxonomy,
  type Taxonomy,
  TaxonomyError,
} from './topics/taxonomy.js';
export {
  type Direction,
  going,
  type History,
  recentFrom,
  type Trend,
  trendsOf,
} from './trends/trends.js';
