import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { customId } from '../../framework/custom-id.js';
import { cut } from '../../text/cut.js';
import { plainText } from '../../text/escape.js';
import type { Announcement } from './post.js';

const LONGEST_LABEL = 80;

/** *Ask about this*, *Summary*, *More on <topic>*. The first carries the nonce, by which the message is known again. */
export function buttons({ post, nonce, texts }: Announcement): readonly APIMessageTopLevelComponent[] {
  const [topic] = post.topics;
  const row = [
    button(customId('ask-post', post.id, nonce), texts.askAboutThis),
    ...(post.summary.length === 0 ? [] : [button(customId('summary', post.id), texts.summary)]),
    ...(topic === undefined ? [] : [button(customId('more-topic', post.id, 0), texts.moreOn(plainText(topic.topic)))]),
  ];
  return [{ type: ComponentType.ActionRow, components: row }];
}

function button(id: string, label: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: id,
    label: cut(label, LONGEST_LABEL),
  };
}

/** Whether a component of a message is marked with the nonce, at any depth. */
export function isMarked(components: unknown, nonce: string): boolean {
  if (!Array.isArray(components)) return false;
  return components.some(
    (component: { custom_id?: unknown; components?: unknown }) =>
      (typeof component.custom_id === 'string' && component.custom_id.split(':').at(-1) === nonce) ||
      isMarked(component.components, nonce),
  );
}
