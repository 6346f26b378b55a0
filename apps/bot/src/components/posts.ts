import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { askerOf, replyWith, replyWithAnswer } from '../answering/reply-to.js';
import { customId, recordId } from '../framework/custom-id.js';
import type { ComponentHandler, ModalHandler } from '../framework/feature.js';
import { tellPrivately } from '../framework/respond.js';
import type { Texts } from '../locales/texts.js';
import { summaryOf } from '../render/post-details.js';
import { LIMITS, reply } from '../render/reply.js';
import { voiceOf } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { escapeMarkdown } from '../text/escape.js';

/** The most that a text input takes. */
const LONGEST_QUESTION = 4000;

const askAboutPost: ComponentHandler = {
  prefix: 'ask-post',
  async run(interaction, [parameter], context) {
    const { texts } = voiceOf(interaction, true, context.timeZone);
    const postId = recordId(parameter);
    // A form cannot follow a deferral, so whether the post is still there is looked up when it comes back.
    if (postId === undefined) await tellPrivately(interaction, texts.stale);
    else await interaction.showModal(form(postId, texts));
  },
};

const questionAboutPost: ModalHandler = {
  prefix: 'ask-post',
  run(interaction, [parameter], context) {
    const { texts } = voiceOf(interaction, true, context.timeZone);
    const prepare = async () => {
      const postId = recordId(parameter);
      const post = postId === undefined ? undefined : await context.store.posts.get(postId);
      if (post === undefined) return { refusal: texts.stale };
      return { ...askerOf(interaction), text: interaction.fields.getTextInputValue('question'), about: [post.id] };
    };
    return replyWithAnswer(interaction, { isPrivate: true, showsQuestion: true }, prepare, context);
  },
};

const summary: ComponentHandler = {
  prefix: 'summary',
  run(interaction, [parameter], context) {
    const { texts } = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, async () => {
      const postId = recordId(parameter);
      const post = postId === undefined ? undefined : await context.store.posts.details(postId);
      if (post === undefined) return { refusal: texts.stale };
      return reply(cut(escapeMarkdown(summaryOf(post)), LIMITS.content) || texts.noSummary);
    });
  },
};

/** What stands under a post or its announcement. */
export const postComponents: readonly ComponentHandler[] = [askAboutPost, summary];
export const postModals: readonly ModalHandler[] = [questionAboutPost];

function form(postId: number, texts: Texts): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('ask-post', postId),
    title: texts.formTitle,
    components: [
      {
        type: ComponentType.Label,
        label: texts.formQuestion,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'question',
          style: TextInputStyle.Paragraph,
          placeholder: texts.formPlaceholder,
          min_length: 1,
          max_length: LONGEST_QUESTION,
          required: true,
        },
      },
    ],
  };
}
