import {
  boolean,
  type Check,
  type Fields,
  inTurn,
  integer,
  isAbsent,
  isFields,
  lengthOf,
  list,
  required,
  shape,
  text,
} from './checks.js';
import { mediaUrl, webUrl } from './url.js';

/** Characters in all embeds of a message together ("Embed Limits" in the documentation of messages). */
const ALL_TEXT = 6_000;

const media = shape({ url: mediaUrl() });

const field = shape({
  name: required(embedText(256, { filled: true })),
  value: required(embedText(1_024, { filled: true })),
  inline: boolean,
});

const embed = inTurn(
  hasFields,
  shape({
    title: embedText(256),
    description: embedText(4_096),
    url: webUrl(),
    timestamp: date,
    color: integer({ min: 0, max: 0xff_ff_ff }),
    footer: shape({ text: embedText(2_048), icon_url: mediaUrl() }),
    image: media,
    thumbnail: media,
    author: shape({ name: embedText(256), url: webUrl(), icon_url: mediaUrl() }),
    fields: list(field, { max: 25 }),
  }),
  showsSomething,
);

/** Up to ten embeds. */
export const embeds: Check = inTurn(list(embed, { max: 10 }), (value, path, problems) => {
  if (!Array.isArray(value)) return;
  const characters = value.reduce((sum: number, one) => sum + (isFields(one) ? charactersOf(one) : 0), 0);
  if (characters <= ALL_TEXT) return;
  const message = `Embed size exceeds maximum size of ${ALL_TEXT}`;
  problems.push({ path, code: 'MAX_EMBED_SIZE_EXCEEDED', message });
});

function embedText(max: number, { filled = false } = {}): Check {
  const check = text({ max, trim: true });
  return (value, path, problems) => {
    if (filled && typeof value === 'string' && value.trim() === '') {
      problems.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    } else check(value, path, problems);
  };
}

function date(...[value, path, problems]: Parameters<Check>): void {
  if (isAbsent(value)) return;
  if (typeof value === 'string' && value.length <= 64 && !Number.isNaN(Date.parse(value))) return;
  const message = `Could not parse ${String(value).slice(0, 100)}. Should be ISO8601.`;
  problems.push({ path, code: 'DATE_TIME_TYPE_PARSE', message });
}

function hasFields(...[value, path, problems]: Parameters<Check>): void {
  if (!isAbsent(value) && !(isFields(value) && Object.keys(value).length === 0)) return;
  const message = 'List item values of ModelType are required';
  problems.push({ path, code: 'LIST_ITEM_VALUE_REQUIRED', message });
}

/** An embed with only a colour, a URL or a date shows nothing; Discord then asks for a description. */
function showsSomething(...[value, path, problems]: Parameters<Check>): void {
  if (!isFields(value)) return;
  const { title, description, image, thumbnail, video, provider, fields, author, footer } = value;
  const shown =
    [title, description, part(author, 'name'), part(footer, 'text')].some((one) => trimmed(one) !== '') ||
    (Array.isArray(fields) && fields.length > 0) ||
    [image, thumbnail, video, provider].some(isFields);
  if (!shown) {
    problems.push({ path: [...path, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
  }
}

function charactersOf(one: Fields): number {
  const fields = Array.isArray(one.fields) ? one.fields : [];
  const texts = [
    one.title,
    one.description,
    part(one.footer, 'text'),
    part(one.author, 'name'),
    ...fields.flatMap((entry) => [part(entry, 'name'), part(entry, 'value')]),
  ];
  return texts.reduce((sum: number, value) => sum + lengthOf(trimmed(value)), 0);
}

const part = (value: unknown, name: string) => (isFields(value) ? value[name] : undefined);

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
