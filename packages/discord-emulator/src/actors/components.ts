import { ComponentType } from 'discord-api-types/v10';
import { ActorError } from './actor-error.js';

/** A component of a message or modal, as far as actors read it. */
export interface Part {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly channel_types?: readonly number[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly components?: readonly Part[];
  readonly component?: Part;
  readonly accessory?: Part;
}

/** Every component, containers before what they hold. */
export function partsOf(components: unknown): Part[] {
  if (!Array.isArray(components)) return [];
  return (components as Part[]).flatMap((part) => [
    part,
    ...partsOf(part.components),
    ...partsOf([part.component, part.accessory].filter((inner) => inner !== undefined)),
  ]);
}

/** The button with this label or custom id that can be pressed. */
export function findButton(components: unknown, wanted: string): Part & { readonly custom_id: string } {
  const buttons = partsOf(components).filter(({ type }) => type === ComponentType.Button);
  const button = buttons.find(({ custom_id, label }) => custom_id === wanted || label === wanted);
  if (button === undefined) throw noneSuch('button', wanted, buttons);
  if (button.url !== undefined) throw new ActorError('not-permitted', `The button ${wanted} opens ${button.url}.`);
  return pressable(button, wanted);
}

const MENUS: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

export function isMenu({ type }: Part): boolean {
  return MENUS.includes(type);
}

/** The select menu with this custom id. */
export function findMenu(components: unknown, wanted: string): Part & { readonly custom_id: string } {
  const menus = partsOf(components).filter(isMenu);
  const menu = menus.find(({ custom_id }) => custom_id === wanted);
  if (menu === undefined) throw noneSuch('menu', wanted, menus);
  return pressable(menu, wanted);
}

function pressable(part: Part, wanted: string): Part & { readonly custom_id: string } {
  if (part.disabled === true) throw new ActorError('not-permitted', `${wanted} is disabled.`);
  if (part.custom_id === undefined) throw new ActorError('not-found', `${wanted} has no custom id.`);
  return { ...part, custom_id: part.custom_id };
}

function noneSuch(what: string, wanted: string, there: readonly Part[]): ActorError {
  const names = there.map(({ label, custom_id }) => label ?? custom_id).join(', ') || 'none';
  return new ActorError('not-found', `The message has no ${what} ${wanted}; there is: ${names}.`);
}
