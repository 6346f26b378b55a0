import type { Abstention, NameMention } from '@fieldnotes/content';
import type { Evidence } from '@fieldnotes/content/model';
import type { Catalogue } from './catalogue.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

/** A command or an option: the name in lower case and without spaces, the description up to 100 characters. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

/** What the bot says in a conversation. Texts that are given to a function are escaped already. */
export interface Texts {
  readonly commands: CommandTexts;
  readonly buttons: {
    readonly more: string;
    readonly related: string;
    readonly share: string;
    readonly askAbout: string;
    readonly summary: string;
    readonly moreOn: (topic: string) => string;
  };
  readonly posts: (count: number) => string;
  readonly untitled: string;
  readonly noDate: string;
  readonly minutes: (count: number) => string;

  /** What was understood. */
  /** Only posts by an author, of a feed or on a topic were asked. */
  readonly only: Readonly<Record<NameMention['role'], (name: string) => string>>;
  readonly without: (words: string) => string;
  readonly period: (period: string) => string;
  readonly since: (date: string) => string;
  readonly before: (date: string) => string;
  readonly correction: (from: string, to: string) => string;

  readonly notFound: Readonly<Record<Abstention, string>>;
  readonly lookedFor: (words: string) => string;
  readonly neverMention: (words: string) => string;
  readonly theyWriteAbout: string;
  readonly chooseTopic: string;
  /** The post under which a question was asked does not answer it; others do. */
  readonly elsewhere: string;
  readonly nothingMore: string;
  readonly related: (topics: string) => string;
  readonly nothingRelated: string;
  readonly shared: (member: string) => string;
  readonly rated: string;
  readonly notFoundPosts: string;
  readonly latest: string;
  readonly found: (query: string) => string;
  readonly onTopic: (topic: string) => string;
  readonly noSummary: string;
  readonly keyphrases: string;
  readonly topics: string;
  readonly proposedTags: string;
  readonly chooseWhy: string;
  readonly why: (topic: string) => string;
  readonly evidence: (signal: string, field: Evidence['field'], count: number) => string;
  readonly nothingToLookFor: string;

  readonly formTitle: string;
  readonly formQuestion: string;
  readonly formPlaceholder: string;

  readonly hello: (topics: string) => string;
  readonly about: (numbers: { readonly feeds: number; readonly posts: number; readonly newest: string }) => string;
  readonly aboutHow: string;
  readonly aboutPrivacy: string;

  readonly limitedMember: (when: string) => string;
  readonly limitedGuild: (when: string) => string;
  readonly unknownFeed: (name: string) => string;
  readonly unknownTopic: (name: string) => string;
  readonly unknownPost: string;
  readonly unknownDate: (text: string) => string;
  readonly emptyInterval: string;
  readonly nothingStored: string;
  readonly stale: string;
  readonly failed: string;
}

export interface CommandTexts {
  readonly ask: Named;
  readonly posts: Named;
  readonly latest: Named;
  readonly search: Named;
  readonly show: Named;
  readonly topics: Named;
  readonly about: Named;
  readonly findPosts: string;
  readonly options: {
    readonly question: Named;
    readonly feed: Named;
    readonly topic: Named;
    readonly from: Named;
    readonly to: Named;
    readonly private: Named;
    readonly query: Named;
    readonly post: Named;
    readonly why: Named;
  };
}

export const conversationTexts: Catalogue<Texts> = { en, de, fr, es };
