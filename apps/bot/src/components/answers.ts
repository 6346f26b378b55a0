import { answerAgain } from '../answering/answer-question.js';
import { postsOnTopics, scopeWithout, sharedTopics, withTopics } from '../answering/post-lists.js';
import { askerOf, replyWith, replyWithAnswer } from '../answering/reply-to.js';
import type { ComponentHandler } from '../framework/feature.js';
import { renderAnswer } from '../render/answer.js';
import { renderPosts } from '../render/posts.js';
import { reply } from '../render/reply.js';
import { voiceOf } from '../render/voice.js';
import { escapeLine } from '../text/escape.js';
import { storedQuestion } from './stored-question.js';

const RELATED = 8;
const TOPICS = 3;

/** The same question of the posts that were not cited yet; a question of its own, so that it can be gone on from. */
const more: ComponentHandler = {
  prefix: 'more',
  run(interaction, [parameter], context) {
    const { texts } = voiceOf(interaction, true, context.timeZone);
    const prepare = async () => {
      const question = await storedQuestion(interaction, parameter, texts, context);
      if ('refusal' in question) return question;
      const { id, text, context: before, scope } = question;
      const rest = scopeWithout(scope, await context.store.questions.citedSoFar(id));
      const asked = { ...askerOf(interaction), text, context: before ?? undefined, scope: rest, continues: id };
      return asked;
    };
    return replyWithAnswer(interaction, { isPrivate: true, isMore: true }, prepare, context);
  },
};

const related: ComponentHandler = {
  prefix: 'related',
  run(interaction, [parameter], context) {
    const voice = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, async () => {
      const question = await storedQuestion(interaction, parameter, voice.texts, context);
      if ('refusal' in question) return question;
      const cited = await context.store.passages.citedPosts(question.citedPosts);
      const topics = sharedTopics(cited, TOPICS);
      const posts = await postsOnTopics(topics, question.citedPosts, RELATED, context);
      if (posts.length === 0) return reply(voice.texts.nothingRelated);
      const heading = voice.texts.related(topics.map((topic) => escapeLine(topic)).join(', '));
      return reply('', { embeds: [renderPosts(heading, posts.map(withTopics), voice)] });
    });
  },
};

/** Finds the private answer once more and shows it to the channel, in the guild's language. */
const share: ComponentHandler = {
  prefix: 'share',
  async run(interaction, [parameter], context) {
    const voice = voiceOf(interaction, false, context.timeZone);
    let shared: number | undefined;
    await replyWith(interaction, false, async () => {
      const own = voiceOf(interaction, true, context.timeZone);
      const question = await storedQuestion(interaction, parameter, own.texts, context);
      if ('refusal' in question) return question;
      shared = question.id;
      const answer = await answerAgain(question, context);
      const lead = [`-# ${voice.texts.shared(`<@${interaction.user.id}>`)}`];
      const view = { answer, questionId: question.id, canShare: false, question: question.text, lead };
      return renderAnswer(view, voice);
    });
    if (shared === undefined) return;
    // Replies to what everybody sees build on the question too.
    const message = await interaction.fetchReply();
    await context.store.questions.shownAs(shared, message.id);
  },
};

const rate: ComponentHandler = {
  prefix: 'rate',
  run(interaction, [parameter, rating], context) {
    const { texts } = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, async () => {
      const question = await storedQuestion(interaction, parameter, texts, context);
      if ('refusal' in question) return question;
      if (rating !== '1' && rating !== '-1') return { refusal: texts.stale };
      await context.store.questions.rate(question.id, interaction.user.id, rating === '1' ? 1 : -1);
      return reply(texts.rated);
    });
  },
};

/** What stands under an answer. */
export const answerComponents: readonly ComponentHandler[] = [more, related, share, rate];
