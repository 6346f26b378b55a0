import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

type Component = Record<string, unknown>;

/**
 * Components as Discord gives them back: with what the sender may leave out filled in, and with numeric ids, counted
 * from 1 in reading order, where the sender gave none.
 */
export function storedComponents(given: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  if (given.length === 0) return [];
  const components = structuredClone(given) as APIMessageTopLevelComponent[];
  visit(components, (component) => {
    for (const [name, value] of Object.entries(defaultsOf(component))) component[name] ??= value;
  });
  number(components);
  return components;
}

function defaultsOf({ type }: Component): Component {
  switch (type) {
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { min_values: 1, max_values: 1 };
    case ComponentType.Container:
      return { accent_color: null, spoiler: false };
    case ComponentType.Separator:
      return { spacing: 1, divider: true };
    case ComponentType.Thumbnail:
      return { description: null, spoiler: false };
    case ComponentType.File:
      return { spoiler: false };
    default:
      return {};
  }
}

function number(components: unknown): void {
  const taken = new Set<unknown>();
  visit(components, ({ id }) => taken.add(id));
  let next = 1;
  visit(components, (component) => {
    if (typeof component.id === 'number') return;
    while (taken.has(next)) next += 1;
    component.id = next++;
  });
}

/** Calls `see` for each component, parents first. */
function visit(value: unknown, see: (component: Component) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (typeof value === 'object' && value !== null && 'type' in value) {
    const component = value as Component;
    see(component);
    visit(component.components, see);
    visit(component.accessory, see);
    visit(component.component, see);
  }
}
