import type { PassageIndex, Scope } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Interpretation, NameMention } from './answer.js';
import { isAsked } from './question-terms.js';

/**
 * Looks the names in a question up among the feeds, authors and topics of the scope. Those that the posts know narrow
 * the scope and are no longer looked for as words; the others were just words.
 */
export async function recognise(
  interpretation: Interpretation,
  index: PassageIndex,
  scope: Scope,
): Promise<{ readonly interpretation: Interpretation; readonly scope: Scope }> {
  const { names: mentions = [], ...plain } = interpretation;
  if (mentions.length === 0) return { interpretation, scope };
  const asked = (wanted: NameMention['role']) => mentions.filter(({ role }) => role === wanted).map(({ name }) => name);
  const known = await index.namesakes(scope, {
    feeds: asked('feed'),
    authors: asked('author'),
    topics: asked('topic'),
  });
  const names = mentions.flatMap(({ role, name }): NameMention[] => {
    const lower = name.toLowerCase();
    if (role === 'topic') return known.topics.filter((topic) => lower === topic.toLowerCase()).map(named('topic'));
    const author = known.authors.find((other) => isName(lower, other));
    if (role === 'author') return author === undefined ? [] : [{ role, name: author }];
    return known.feeds.filter(({ title }) => title.toLowerCase() === lower).map(({ title }) => ({ role, name: title }));
  });
  if (names.length === 0) return { interpretation: plain, scope };
  const [author] = names.filter(({ role }) => role === 'author');
  const [topic] = names.filter(({ role }) => role === 'topic');
  const feeds = names.filter(({ role }) => role === 'feed');
  const feedIds = known.feeds.filter(({ title }) => feeds.some(({ name }) => name === title)).map(({ id }) => id);
  const terms = plain.terms.filter(notIn(mentions, names));
  return {
    // Where only words of asking are left, the posts of that author, feed or topic are asked for.
    interpretation: { ...plain, names, terms: terms.some(isAsked) ? terms : [] },
    scope: {
      ...scope,
      ...(author === undefined ? {} : { author: author.name }),
      ...(topic === undefined ? {} : { topic: topic.name }),
      ...(feedIds.length === 0 ? {} : { feedIds }),
    },
  };
}

/** Words that only say what a name is the name of. */
const CUE_WORDS = ['tagged', 'topic', 'topics', 'category', 'categories', 'author', 'feed', 'blog', 'posts', 'post'];

const named = (role: NameMention['role']) => (name: string) => ({ role, name });

/** "Marta" and "Marta Lindqvist" are both Marta Lindqvist. */
function isName(mention: string, author: string): boolean {
  const lower = author.toLowerCase();
  return lower === mention || lower.startsWith(`${mention} `);
}

/** Terms that stand in a name that was recognised, as mentioned. */
function notIn(mentions: readonly NameMention[], names: readonly NameMention[]) {
  const recognised = mentions.filter(({ role, name }) =>
    names.some((known) => known.role === role && known.name.toLowerCase().startsWith(name.toLowerCase())),
  );
  const words = recognised.flatMap(({ name }) =>
    analyserFor('en')
      .analyse(name)
      .map(({ text }) => text.toLowerCase()),
  );
  const said = new Set([...CUE_WORDS, ...words, ...words.map((word) => word.replace(/['’]s$/, ''))]);
  return ({ text }: { readonly text: string }) => !said.has(text.toLowerCase().replace(/['’]s$/, ''));
}
