import { postsAnnouncedIn } from '../answering/announced.js';
import { choicesFor } from '../answering/choices.js';
import { askerOf, replyWithAnswer } from '../answering/reply-to.js';
import { resolveScope } from '../answering/scope.js';
import type { SlashCommand } from '../framework/feature.js';
import { voiceOf } from '../render/voice.js';
import { slashDefinition, textOption, yesNoOption } from './definition.js';

/** As many characters as the ask pipeline reads. */
const LONGEST_QUESTION = 4000;

export const askCommand: SlashCommand = {
  kind: 'slash',
  definition: slashDefinition(
    ({ ask }) => ask,
    [
      textOption('question', { required: true, longest: LONGEST_QUESTION }),
      textOption('feed', { autocomplete: true }),
      textOption('topic', { autocomplete: true }),
      textOption('from'),
      textOption('to'),
      yesNoOption('private'),
    ],
  ),
  autocomplete: choicesFor,

  async run(interaction, context) {
    const { options } = interaction;
    const { texts } = voiceOf(interaction, true, context.timeZone);
    const isPrivate = options.getBoolean('private') ?? false;
    const prepare = async () => {
      const given = {
        feed: options.getString('feed'),
        topic: options.getString('topic'),
        from: options.getString('from'),
        to: options.getString('to'),
      };
      const resolved = await resolveScope(given, texts, context);
      if ('refusal' in resolved) return resolved;
      const about = await postsAnnouncedIn(interaction.channelId, context);
      const text = options.getString('question', true);
      return { ...askerOf(interaction), text, scope: resolved.scope, about };
    };
    await replyWithAnswer(interaction, { isPrivate, showsQuestion: true }, prepare, context);
  },
};
