import type { NameMention } from './answer.js';

/** Names that a question may speak of are bounded: each is looked up. */
const MAX_MENTIONS = 4;
const MAX_READ = 1000;

const NAME =
  "\\p{Lu}[\\p{L}\\p{N}'.-]*(?: (?:(?:van|von|de|der|den|del|della|di|da|la|le|of|the|and|[&]) )?\\p{Lu}[\\p{L}\\p{N}'.-]*){0,5}";
const TOLD =
  '(?:write|wrote|written|say|said|post|posted|blog|blogged|mention|mentioned|think|see|saw|seen|cover|covered|publish|published|share|shared|recommend|explain|explained|learn|find)';

/** Where people name an author, a feed or a topic, and which of them it can be there. */
const CUES: readonly (readonly [NameMention['role'], RegExp])[] = [
  ['author', new RegExp(`\\b(?:by|written by|according to|author) (${NAME})`, 'gu')],
  ['author', new RegExp(`\\b(?:did|does|has|have|had) (${NAME}) (?:ever |already )?${TOLD}\\b`, 'gu')],
  ['author', new RegExp(`(${NAME})['’]s (?:posts?|articles?|take|opinion|views?|thoughts?|experiences?)\\b`, 'gu')],
  ['feed', new RegExp(`\\b(?:on|in|from|of|at) (?:the )?(?:blog |feed )?[“"‘']?(${NAME})`, 'gu')],
  [
    'topic',
    /\b(?:tagged(?: with| as)?|(?:the )?topics?|categor(?:y|ies)) [“"‘']?([\p{L}\p{N}][\p{L}\p{N} .+-]{0,60})/giu,
  ],
];

/** The names in a question that may be those of an author, a feed or a topic: only the posts know whether they are. */
export function mentionsIn(question: string): NameMention[] {
  const text = question.slice(0, MAX_READ);
  const found = CUES.flatMap(([role, cue]) =>
    [...text.matchAll(cue)].map(([, name = '']) => ({ role, name: trimmed(name) })),
  );
  return found.filter(({ name }) => name !== '').slice(0, MAX_MENTIONS);
}

function trimmed(name: string): string {
  return name.replace(/['’]s$/, '').replace(/[\s.'-]+$/, '');
}
