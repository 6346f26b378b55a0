import MiniSearch from 'minisearch';
import { productStopWords } from '../corpus/function-words.js';
import type { SentenceQuestion } from './file.js';

/** A score for each sentence of a question. */
export type SentenceScorer = (question: SentenceQuestion) => readonly number[];

/** The words of the question that a sentence holds, each once, stop words left out. */
export function wordOverlap(): SentenceScorer {
  const stopWords = productStopWords();
  const wordsOf = (text: string) =>
    new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word)));
  return ({ text, sentences }) => {
    const asked = wordsOf(text);
    return sentences.map((sentence) => [...wordsOf(sentence.text)].filter((word) => asked.has(word)).length);
  };
}

/** BM25+ as MiniSearch has it, every sentence of the file a document. */
export function miniSearch(questions: readonly SentenceQuestion[]): SentenceScorer {
  const stopWords = productStopWords();
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return stopWords.has(word) ? null : word;
    },
  });
  const idOf = ({ id, documentId }: SentenceQuestion, at: number) => JSON.stringify([id, documentId, at]);
  for (const question of questions) {
    index.addAll(question.sentences.map(({ text }, at) => ({ id: idOf(question, at), text })));
  }
  return (question) => {
    const scores = new Map(index.search(question.text).map(({ id, score }) => [String(id), score]));
    return question.sentences.map((_, at) => scores.get(idOf(question, at)) ?? 0);
  };
}
