import { isDeepStrictEqual } from 'node:util';

/** What Discord adds to a registered command, or what it fills in where a definition leaves it out. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: 1,
  required: false,
  autocomplete: false,
  nsfw: false,
  default_member_permissions: null,
  name_localizations: null,
  description_localizations: null,
  // Of commands in menus.
  description: '',
};

const COMPARED = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_length',
  'max_length',
  'min_value',
  'max_value',
  'channel_types',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
];

/** Whether what is registered means the same as our definitions, whatever their order and what was left to default. */
export function sameDefinitions(registered: readonly object[], ours: readonly object[]): boolean {
  return isDeepStrictEqual(byName(registered), byName(ours));
}

function byName(definitions: readonly object[]): unknown[] {
  const key = (definition: Record<string, unknown>) => `${definition.type ?? 1} ${definition.name}`;
  return definitions
    .map((definition) => essence(definition) as Record<string, unknown>)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Order of options is kept: it is shown. Order of keys, contexts and integration types is not. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(essence);
    return items.every((item) => typeof item === 'number') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const kept = COMPARED.flatMap((name) => {
    const field = fields[name];
    const isDefault = field === undefined || field === null || field === DEFAULTS[name] || isEmpty(field);
    if (isDefault) return [];
    return [[name, name.endsWith('_localizations') ? { ...(field as object) } : essence(field)]];
  });
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
