import {
  boolean,
  type Check,
  inTurn,
  integer,
  isFields,
  lengthOf,
  list,
  oneOf,
  required,
  shape,
  text,
  union,
} from '../checks.js';
import { attachmentUrl, mediaUrl } from '../url.js';
import { button } from './buttons.js';
import { actionRow } from './rows.js';
import { COMMON, TYPE } from './types.js';
import { uniqueIds, walkComponents } from './walk.js';

// Components V2 ("Component Reference"): layout and content components, allowed with the flag IS_COMPONENTS_V2.

const MOST_COMPONENTS = 40;
const ALL_TEXT = 4_000;

export const textDisplay: Check = shape({
  ...COMMON,
  content: required(text({ min: 1, max: ALL_TEXT, trim: true })),
});

const media = required(shape({ url: required(mediaUrl()) }));
const alternativeText = text({ min: 1, max: 1_024 });

const thumbnail = shape({ ...COMMON, media, description: alternativeText, spoiler: boolean });

const section = shape({
  ...COMMON,
  components: required(list(union(new Map([[TYPE.TextDisplay, textDisplay]])), { min: 1, max: 3 })),
  accessory: required(
    union(
      new Map<number, Check>([
        [TYPE.Button, button],
        [TYPE.Thumbnail, thumbnail],
      ]),
    ),
  ),
});

const galleryItem = shape({ media, description: alternativeText, spoiler: boolean });
const mediaGallery = shape({ ...COMMON, items: required(list(galleryItem, { min: 1, max: 10 })) });

const file = shape({ ...COMMON, file: required(shape({ url: required(attachmentUrl()) })), spoiler: boolean });

const separator = shape({ ...COMMON, divider: boolean, spacing: oneOf([1, 2]) });

const IN_CONTAINER: readonly (readonly [number, Check])[] = [
  [TYPE.ActionRow, actionRow],
  [TYPE.Section, section],
  [TYPE.TextDisplay, textDisplay],
  [TYPE.MediaGallery, mediaGallery],
  [TYPE.File, file],
  [TYPE.Separator, separator],
];

const container = shape({
  ...COMMON,
  components: required(list(union(new Map(IN_CONTAINER)), { min: 1, max: MOST_COMPONENTS })),
  accent_color: integer({ min: 0, max: 0xff_ff_ff }),
  spoiler: boolean,
});

const topLevel = union(new Map<number, Check>([...IN_CONTAINER, [TYPE.Container, container]]));

/** The components of a message with the flag IS_COMPONENTS_V2: 40 in all, 4,000 characters of text in all. */
export const layoutComponents: Check = inTurn(
  list(topLevel, { max: MOST_COMPONENTS }),
  uniqueIds,
  (value, path, problems) => {
    const placed = [...walkComponents(value, path)];
    if (placed.length > MOST_COMPONENTS) {
      const message = `The total number of components exceeds the maximum of ${MOST_COMPONENTS}`;
      problems.push({ path, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
    }
    const characters = placed
      .filter(({ component }) => component.type === TYPE.TextDisplay)
      .reduce((sum, { component }) => sum + lengthOf(String(component.content).trim()), 0);
    if (characters > ALL_TEXT) {
      const message = `Components displayable text size exceeds maximum size of ${ALL_TEXT}`;
      problems.push({ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
    }
  },
);

/** The components of any other message: up to five action rows. */
export const rowComponents: Check = inTurn(list(union(new Map([[TYPE.ActionRow, actionRow]])), { max: 5 }), uniqueIds);

/** The files that a message's components show as `attachment://name`, with where they are named. */
export function attachmentsShown(
  components: unknown,
): { readonly url: unknown; readonly path: readonly (string | number)[] }[] {
  return [...walkComponents(components, ['components'])].flatMap(({ component, path }) => {
    const { type, media: picture, file: shown, items } = component;
    if (type === TYPE.File) return [{ url: isFields(shown) ? shown.url : null, path: [...path, 'file'] }];
    if (type === TYPE.Thumbnail) return [{ url: isFields(picture) ? picture.url : null, path: [...path, 'media'] }];
    if (type !== TYPE.MediaGallery || !Array.isArray(items)) return [];
    return items.map((item, index) => ({
      url: isFields(item) && isFields(item.media) ? item.media.url : null,
      path: [...path, 'items', index, 'media'],
    }));
  });
}
