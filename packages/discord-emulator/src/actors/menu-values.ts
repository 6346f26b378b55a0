import { type ChannelType, ComponentType } from 'discord-api-types/v10';
import { ActorError } from './actor-error.js';
import type { Part } from './components.js';
import type { Resolved } from './resolved.js';

/** The values chosen in a menu, as Discord's client sends them: options by value or label, everything else by id. */
export function chooseValues(menu: Part, wanted: readonly string[], resolved: Resolved): string[] {
  const name = menu.custom_id ?? 'the menu';
  const least = menu.min_values ?? 1;
  const most = menu.max_values ?? 1;
  if (wanted.length < least || wanted.length > most) {
    throw new ActorError('invalid-option', `${name} takes ${least} to ${most} values, not ${wanted.length}.`);
  }
  return wanted.map((value) => {
    switch (menu.type) {
      case ComponentType.UserSelect:
        return resolved.user(name, value);
      case ComponentType.RoleSelect:
        return resolved.role(name, value);
      case ComponentType.MentionableSelect:
        return resolved.mentionable(name, value);
      case ComponentType.ChannelSelect:
        return resolved.channel(name, value, menu.channel_types as readonly ChannelType[] | undefined);
      default:
        return optionValue(menu, name, value);
    }
  });
}

function optionValue({ options = [] }: Part, name: string, wanted: string): string {
  const option = options.find(({ value }) => value === wanted) ?? options.find(({ label }) => label === wanted);
  if (option !== undefined) return option.value;
  const offered = options.map(({ label }) => label).join(', ');
  throw new ActorError('invalid-option', `${name} has no option ${wanted}; there is: ${offered}.`);
}
