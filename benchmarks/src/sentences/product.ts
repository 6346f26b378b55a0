import { worthOfSentences } from '@fieldnotes/content';
import type { CitedPost, Span } from '@fieldnotes/content/model';
import type { Store } from '@fieldnotes/store';
import type { PlainText } from '../judged/store-posts.js';
import type { SentenceQuestion } from './file.js';

/** What quoting reads of one post at most: a longer document is judged in parts. */
const PART_LENGTH = 8_000;

/** The documents that the sentences are of, each once, to be stored for the statistics. */
export function documentsOf(questions: readonly SentenceQuestion[]): PlainText[] {
  const documents = new Map<string, PlainText>();
  for (const { documentId, title, sentences } of questions) {
    const text = sentences.map((sentence) => sentence.text).join(' ');
    documents.set(documentId, { id: documentId, title, text });
  }
  return [...documents.values()];
}

/** What the product's quoting finds each sentence worth, among the others of its document. */
export async function productScores(question: SentenceQuestion, store: Store): Promise<readonly number[]> {
  const asked = { text: question.text, now: new Date(0), timeZone: 'UTC' };
  const worths = await worthOfSentences(asked, partsOf(question), store.passages);
  return worths.flat();
}

/** The document as posts whose sentences are those of the file, not those that our own splitter would find. */
function partsOf({ title, sentences }: SentenceQuestion): CitedPost[] {
  const parts: CitedPost[] = [];
  let body = '';
  let spans: Span[] = [];
  const close = () => {
    if (spans.length > 0) parts.push(postOf(title, body, spans, parts.length));
    body = '';
    spans = [];
  };
  for (const { text } of sentences) {
    if (body.length + text.length > PART_LENGTH) close();
    const start = body === '' ? 0 : body.length + 1;
    body = body === '' ? text : `${body} ${text}`;
    spans.push({ start, end: body.length });
  }
  close();
  return parts;
}

function postOf(title: string, body: string, sentences: readonly Span[], id: number): CitedPost {
  return {
    id,
    feedId: 0,
    source: title,
    url: null,
    title,
    author: null,
    publishedAt: null,
    language: 'en',
    body,
    blocks: [{ kind: 'paragraph', start: 0, end: body.length }],
    sentences,
    summary: [],
    topics: [],
    tags: [],
  };
}
