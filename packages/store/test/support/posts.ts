import type { Occurrence, PostDraft, Reading } from '@fieldnotes/content/model';

/** A post with what the test cares about; the rest is plain. */
export function draft(members: Partial<PostDraft> = {}): PostDraft {
  const body = members.body ?? 'Xen runs here.';
  return {
    identity: 'post.md',
    source: 'post.md',
    url: null,
    title: 'A post',
    author: null,
    publishedAt: new Date('2005-07-23'),
    body,
    blocks: [{ kind: 'paragraph', start: 0, end: body.length }],
    tags: [],
    image: null,
    language: null,
    ...members,
  };
}

/** A reading whose passages hold the given words, each in the body at its place in the list. */
export function reading(passages: readonly string[][], members: Partial<Reading> = {}): Reading {
  return {
    language: 'en',
    sentences: [{ start: 0, end: 14 }],
    passages: passages.map((words, ordinal) => ({
      ordinal,
      start: 0,
      end: 14,
      length: words.length,
      bodyAt: passages.slice(0, ordinal).reduce((sum, before) => sum + before.length, 0),
      terms: occurrences(words),
    })),
    keyphrases: [{ phrase: 'Xen', term: 'xen', score: 1 }],
    topics: [],
    summary: [{ start: 0, end: 14 }],
    readingSeconds: 1,
    ...members,
  };
}

function occurrences(words: readonly string[]): Map<string, Occurrence[]> {
  const terms = new Map<string, Occurrence[]>();
  for (const [index, word] of words.entries()) {
    terms.set(word, [...(terms.get(word) ?? []), { field: 'body', at: index + 1 }]);
  }
  return terms;
}
