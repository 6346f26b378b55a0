import { type Fields, isFields } from '../checks.js';
import type { Path, Problem } from '../problem.js';

export interface Placed {
  readonly component: Fields;
  readonly path: Path;
}

/** Components never nest deeper than this: container, section or row, accessory or button. */
const DEEPEST = 6;

/** Every component of a list, those inside others after the one they are in. */
export function* walkComponents(components: unknown, path: Path, depth = 0): Generator<Placed> {
  if (!Array.isArray(components) || depth > DEEPEST) return;
  for (const [index, component] of components.entries()) yield* walkOne(component, [...path, index], depth);
}

function* walkOne(component: unknown, path: Path, depth: number): Generator<Placed> {
  if (!isFields(component)) return;
  yield { component, path };
  yield* walkComponents(component.components, [...path, 'components'], depth + 1);
  for (const slot of ['accessory', 'component']) {
    if (isFields(component[slot])) yield* walkOne(component[slot], [...path, slot], depth + 1);
  }
}

/** No `custom_id` twice, whatever the components are, and no numeric `id` (0 means none). */
export function uniqueIds(components: unknown, path: Path, problems: Problem[]): void {
  const seen = { custom_id: new Set<unknown>(), id: new Set<unknown>() };
  for (const { component, path: at } of walkComponents(components, path)) {
    const { custom_id, id } = component;
    if (typeof custom_id === 'string' && seen.custom_id.has(custom_id)) {
      const message = 'Component custom id cannot be duplicated';
      problems.push({ path: [...at, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message });
    }
    if (typeof id === 'number' && id !== 0 && seen.id.has(id)) {
      const message = 'Component id cannot be duplicated';
      problems.push({ path: [...at, 'id'], code: 'COMPONENT_ID_DUPLICATED', message });
    }
    seen.custom_id.add(custom_id);
    seen.id.add(id);
  }
}
