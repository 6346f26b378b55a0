import { boolean, type Check, integer, list, oneOf, required, shape, text } from './checks.js';

/** "Poll Create Request Object": one question, up to ten answers, up to 32 days. */
export const poll: Check = shape({
  question: required(shape({ text: required(text({ min: 1, max: 300 })) })),
  answers: required(
    list(shape({ poll_media: required(shape({ text: text({ min: 1, max: 55 }) })) }), { min: 1, max: 10 }),
  ),
  duration: integer({ min: 1, max: 768 }),
  allow_multiselect: boolean,
  layout_type: oneOf([1]),
});
