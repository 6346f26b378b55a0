import { CATCH_UPS, type DeliveryRecord, type SubscriptionRecord } from '@fieldnotes/store';
import {
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { pauseReasonText } from '../../announce/pause-texts.js';
import { customId } from '../../framework/custom-id.js';
import { type Language, textsFor } from '../../locales/catalogue.js';
import { cut } from '../../text/cut.js';
import { escapeLine, plainText } from '../../text/escape.js';
import { feedTexts } from '../feed/texts.js';
import { managerMenu } from '../settings/view.js';
import { type FollowingTexts, followingTexts } from './texts.js';
import { writeTiming } from './timing-words.js';
import { writeTopics } from './wishes.js';

/** What `/following` shows: a message that is edited from one view to the next. */
export interface View {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
}

/** A menu holds 25 options. */
const MOST_LISTED = 25;

/** Everything that is followed in the guild. `withRole` adds the menu of who else may follow feeds. */
export function listView(
  subscriptions: readonly SubscriptionRecord[],
  language: Language,
  withRole: { readonly managerRoleId: string | null } | null,
): View {
  const texts = textsFor(followingTexts, language);
  const shown = subscriptions.slice(0, MOST_LISTED);
  const lines = shown.map((subscription) => `• ${lineOf(subscription, texts, language)}`);
  const further = subscriptions.length - shown.length;
  const description = cut([...lines, ...(further > 0 ? [`… +${further}`] : [])].join('\n'), 4_000);
  const components: APIMessageTopLevelComponent[] = [];
  if (shown.length > 0) {
    components.push({
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: customId('following', 'choose'),
          placeholder: texts.chooseOne,
          options: shown.map(({ id, feedTitle, style, channelId }) => ({
            label: cut(plainText(feedTitle), 100) || `#${id}`,
            value: String(id),
            description: `${style} · ${channelId}`,
          })),
        },
      ],
    });
  }
  if (withRole !== null)
    components.push(managerMenu(customId('following', 'role'), withRole.managerRoleId, texts.chooseRole));
  return {
    content: shown.length === 0 ? texts.nothingFollowed : '',
    embeds: shown.length === 0 ? [] : [{ title: texts.heading, description }],
    components,
  };
}

/** One subscription with its buttons. */
export function subscriptionView(
  subscription: SubscriptionRecord,
  language: Language,
  note: string | null = null,
): View {
  const texts = textsFor(followingTexts, language);
  const { id, paused } = subscription;
  const description = [lineOf(subscription, texts, language), ...(note === null ? [] : ['', note])].join('\n');
  return viewOf(description, [
    paused === null ? buttonOf(id, 'pause', texts.pause) : buttonOf(id, 'resume', texts.resume),
    buttonOf(id, 'edit', texts.edit),
    buttonOf(id, 'last', texts.last),
    buttonOf(id, 'remove', texts.remove, ButtonStyle.Danger),
    { ...buttonOf(id, 'back', texts.back), custom_id: customId('following', 'back') },
  ]);
}

/** Asks what becomes of the posts that a paused subscription has missed, before it is resumed. */
export function missedView(subscription: SubscriptionRecord, missed: number, language: Language): View {
  const texts = textsFor(followingTexts, language);
  const { missedChoices } = textsFor(feedTexts, language);
  const { id } = subscription;
  return viewOf([lineOf(subscription, texts, language), '', texts.missed(missed)].join('\n'), [
    ...CATCH_UPS.map((catchUp) => buttonOf(id, catchUp, missedChoices[catchUp])),
    buttonOf(id, 'choose', texts.back),
  ]);
}

const buttonOf = (
  id: number,
  action: string,
  label: string,
  style: ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style,
  label,
  custom_id: customId('following', action, id),
});

function viewOf(description: string, buttons: APIButtonComponentWithCustomId[]): View {
  return {
    content: '',
    embeds: [{ description: cut(description, 4_000) }],
    components: [{ type: ComponentType.ActionRow, components: buttons }],
  };
}

/** What became of the latest deliveries, a line each. */
export function deliveriesNote(deliveries: readonly DeliveryRecord[], guildId: string, texts: FollowingTexts): string {
  if (deliveries.length === 0) return texts.noDeliveries;
  return deliveries
    .map(({ postTitle, state, place, lastError, createdAt }) => {
      const title = cut(escapeLine(postTitle), 80) || '…';
      const shown =
        place === null
          ? title
          : `[${title}](https://discord.com/channels/${guildId}/${place.channelId}/${place.messageId})`;
      const problem = lastError === null ? '' : ` (${cut(escapeLine(lastError), 100)})`;
      return `<t:${Math.floor(createdAt.getTime() / 1000)}:R> ${shown}: ${texts.states[state]}${problem}`;
    })
    .join('\n');
}

function lineOf(subscription: SubscriptionRecord, texts: FollowingTexts, language: Language): string {
  const { feedTitle, channelId, style, filter, mentionRoleId, crosspost, burstLimit, timing, paused } = subscription;
  const { titleContains, authorContains } = filter;
  const { options } = texts;
  const written = [
    style,
    writeTopics(filter) === '' ? '' : `${options.topics.name}: ${escapeLine(writeTopics(filter))}`,
    titleContains === null ? '' : `${options.title.name}: ${escapeLine(titleContains)}`,
    authorContains === null ? '' : `${options.author.name}: ${escapeLine(authorContains)}`,
    mentionRoleId === null ? '' : `<@&${mentionRoleId}>`,
    crosspost ? options.crosspost.name : '',
    timing === null ? '' : `${writeTiming(timing, language)} (${escapeLine(timing.timeZone)})`,
    burstLimit === 5 ? '' : `${options.burst.name}: ${burstLimit}`,
    paused === null
      ? texts.active
      : `⏸ ${texts.paused(pauseReasonText(paused.reason, language), `<t:${Math.floor(paused.since.getTime() / 1000)}:R>`)}`,
  ].filter((part) => part !== '');
  return `**${cut(escapeLine(feedTitle), 100)}** → <#${channelId}> — ${written.join(' · ')}`;
}
