import { aboutCommand } from '../commands/about.js';
import { askCommand } from '../commands/ask.js';
import { findPostsCommand } from '../commands/find-posts.js';
import { postsCommand } from '../commands/posts.js';
import { topicsCommand } from '../commands/topics/topics.js';
import { answerComponents } from '../components/answers.js';
import { postComponents, postModals } from '../components/posts.js';
import { topicComponents } from '../components/topics.js';
import type { Feature } from '../framework/feature.js';
import { answerMessage } from './messages.js';

/** Questions and answers. */
export const conversation: Feature = {
  commands: [askCommand, postsCommand, topicsCommand, aboutCommand, findPostsCommand],
  components: [...answerComponents, ...topicComponents, ...postComponents],
  modals: postModals,
  message: answerMessage,
};
