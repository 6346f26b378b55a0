import type { CitedPost, PassageIndex } from '../model.js';
import type { Question } from './answer.js';
import { answerSigns } from './answer-sign.js';
import { interpretDatesAsWords } from './interpret.js';
import { seek, worthsAlone } from './quoting/quote.js';
import { consult } from './vocabulary.js';

/**
 * What each sentence of some posts is worth as an answer when it is quoted by itself, by post and in reading order: the
 * judgement that quoting chooses by, to be measured. Dates of the question are taken for words.
 *
 * @param index whose statistics say how rare the question's words are
 */
export async function worthOfSentences(
  question: Question,
  posts: readonly CitedPost[],
  index: PassageIndex,
): Promise<readonly (readonly number[])[]> {
  const interpretation = interpretDatesAsWords(question);
  const asked = await consult(interpretation, { index, scope: question.scope ?? {}, text: question.text });
  const sought = seek(asked, answerSigns(question.text));
  return posts.map((post) => worthsAlone(post, sought));
}
