import { readFile } from 'node:fs/promises';
import { BenchmarkError } from '../harness/errors.js';

/** A sentence of a document, and whether it answers the question it is listed for. */
export interface LabelledSentence {
  readonly text: string;
  readonly answers: boolean;
}

/** A question with the sentences of one document, in reading order. */
export interface SentenceQuestion {
  readonly id: string;
  readonly text: string;
  readonly documentId: string;
  readonly title: string;
  readonly sentences: readonly LabelledSentence[];
}

const COLUMNS = ['QuestionID', 'Question', 'DocumentID', 'DocumentTitle', 'SentenceID', 'Sentence', 'Label'] as const;

/**
 * Reads sentences as WikiQA has them: tab-separated, the names of the columns first, one sentence in a line, label 1
 * where it answers. Lines of one question and document stand together or apart.
 * @throws {BenchmarkError} naming the file and line that cannot be read
 */
export async function readSentenceFile(file: string): Promise<readonly SentenceQuestion[]> {
  return parseSentences(await readFile(file, 'utf8'), file);
}

export function parseSentences(text: string, file: string): readonly SentenceQuestion[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head.split('\t').join() !== COLUMNS.join()) {
    throw new BenchmarkError(
      'unreadable',
      `${file}:1: the columns have to be ${COLUMNS.join(', ')}, with tabs between.`,
    );
  }
  const questions = new Map<string, SentenceQuestion & { readonly sentences: LabelledSentence[] }>();
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [id = '', text = '', documentId = '', title = '', , sentence = '', label = ''] = line.split('\t');
    if (!/^[01]$/.test(label.trim())) {
      throw new BenchmarkError('unreadable', `${file}:${at + 2}: the last of seven columns has to be 0 or 1.`);
    }
    const key = JSON.stringify([id, documentId]);
    const question = questions.get(key) ?? { id, text, documentId, title, sentences: [] };
    question.sentences.push({ text: sentence.trim(), answers: label.trim() === '1' });
    questions.set(key, question);
  }
  return [...questions.values()];
}

/** As is usual, questions are judged only where some sentence answers. */
export function answerable(questions: readonly SentenceQuestion[]): readonly SentenceQuestion[] {
  return questions.filter(({ sentences }) => sentences.some(({ answers }) => answers));
}
