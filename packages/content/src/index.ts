export type {
  Abstention,
  Answer,
  AnswerType,
  Citation,
  Correction,
  FoundAnswer,
  Interpretation,
  NotFoundAnswer,
  Question,
  QuestionTerm,
  Timings,
  Variant,
} from './ask/answer.js';
export { MAX_QUESTION_LENGTH } from './ask/answer.js';
export { ask } from './ask/ask.js';
export { interpret } from './ask/interpret.js';
