import { InteractionType, InteractionResponseType as RESPONSE } from 'discord-api-types/v10';
import { isFields, oneOf, required, shape } from './checks.js';
import { type ChoiceKind, choices } from './choices.js';
import { modal } from './components/modal.js';
import {
  ALLOWED_FLAGS,
  isEmptyMessage,
  type MessageBefore,
  type MessageSituation,
  messageProblems,
} from './message.js';
import type { Problem } from './problem.js';

/** The interaction that is answered, as far as its answer depends on it. */
export interface Answered {
  readonly type: InteractionType;
  /** The type of the option being completed. */
  readonly completes: ChoiceKind;
  /** The message whose component was used. */
  readonly source: MessageBefore | null;
  /** Names of the files sent along. */
  readonly files: readonly string[];
}

const ALWAYS = [RESPONSE.ChannelMessageWithSource, RESPONSE.DeferredChannelMessageWithSource, RESPONSE.LaunchActivity];
const UPDATES = [RESPONSE.DeferredMessageUpdate, RESPONSE.UpdateMessage];

/** "Interaction Callback Type": the answers each kind of interaction takes. */
function answersTo({ type, source }: Answered): readonly number[] {
  const updates = source === null ? [] : UPDATES;
  switch (type) {
    case InteractionType.Ping:
      return [RESPONSE.Pong];
    case InteractionType.ApplicationCommandAutocomplete:
      return [RESPONSE.ApplicationCommandAutocompleteResult];
    case InteractionType.ApplicationCommand:
      return [...ALWAYS, RESPONSE.Modal];
    case InteractionType.MessageComponent:
      return [...ALWAYS, ...updates, RESPONSE.Modal];
    case InteractionType.ModalSubmit:
      return [...ALWAYS, ...updates];
  }
}

/** What Discord would refuse in the body of "Create Interaction Response". */
export function callbackProblems(body: unknown, interaction: Answered): Problem[] {
  const problems: Problem[] = [];
  shape({ type: required(oneOf(answersTo(interaction))) })(body, [], problems);
  if (problems.length > 0 || !isFields(body)) return problems;
  const at = ['data'];
  switch (body.type) {
    case RESPONSE.ApplicationCommandAutocompleteResult:
      required(shape({ choices: choices(interaction.completes) }))(body.data, at, problems);
      return problems;
    case RESPONSE.Modal:
      required(modal)(body.data, at, problems);
      return problems;
    default: {
      const situation = situationOf(body.type as number, interaction);
      return situation === null ? [] : messageProblems(body.data, situation, at);
    }
  }
}

/** An answer whose message shows nothing: error 50006. */
export function isEmptyAnswer(body: unknown, interaction: Answered): boolean {
  if (!isFields(body) || (body.type !== RESPONSE.ChannelMessageWithSource && body.type !== RESPONSE.UpdateMessage)) {
    return false;
  }
  const situation = situationOf(body.type, interaction);
  return situation !== null && isEmptyMessage(body.data, situation);
}

function situationOf(type: number, { source, files }: Answered): MessageSituation | null {
  switch (type) {
    case RESPONSE.ChannelMessageWithSource:
      return { flags: ALLOWED_FLAGS.interaction, files };
    case RESPONSE.DeferredChannelMessageWithSource:
      return { flags: ALLOWED_FLAGS.deferral, files };
    case RESPONSE.UpdateMessage:
      return { flags: null, files, ...(source === null ? {} : { before: source }) };
    default:
      return null;
  }
}
