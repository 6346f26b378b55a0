import { describe, expect, it, test } from 'vitest';
import { chars, type Edge, inMessage, times } from './support.js';

const V2 = 32_768;
const text = (content = 'text') => ({ type: 10, content });
const section = (changes: object = {}) => ({ type: 9, components: [text()], accessory: thumbnail(), ...changes });
const thumbnail = (url = 'https://a.example/b.png') => ({ type: 11, media: { url } });
const item = () => ({ media: { url: 'https://a.example/b.png' } });
const container = (...components: object[]) => ({ type: 17, components });
const button = { type: 2, style: 1, label: 'Go', custom_id: 'go' };
const layout = (...components: object[]) => ({ flags: V2, components });

const EDGES: readonly Edge[] = [
  ['text', layout(text(chars(4_000))), layout(text(chars(4_001))), 'components.0.content BASE_TYPE_BAD_LENGTH'],
  ['no text', layout(text('.')), layout(text(' ')), 'components.0.content BASE_TYPE_BAD_LENGTH'],
  [
    'text in all',
    layout(text(chars(3_000)), container(text(chars(1_000)))),
    layout(text(chars(3_000)), container(text(chars(1_001)))),
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'components',
    layout(...times(40, () => text())),
    layout(...times(41, () => text())),
    'components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'components in all, those inside included',
    layout(...times(13, () => section()), text()),
    layout(...times(13, () => section()), text(), text()),
    'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'section texts',
    layout(section({ components: times(3, () => text()) })),
    layout(section({ components: times(4, () => text()) })),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'section accessory',
    layout(section({ accessory: button })),
    layout(section({ accessory: undefined })),
    'components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'section accessory type',
    layout(section()),
    layout(section({ accessory: text() })),
    'components.0.accessory UNION_TYPE_CHOICES',
  ],
  [
    'gallery',
    layout({ type: 12, items: times(10, item) }),
    layout({ type: 12, items: times(11, item) }),
    'components.0.items BASE_TYPE_BAD_LENGTH',
  ],
  [
    'alternative text',
    layout({ type: 12, items: [{ ...item(), description: chars(1_024) }] }),
    layout({ type: 12, items: [{ ...item(), description: chars(1_025) }] }),
    'components.0.items.0.description BASE_TYPE_BAD_LENGTH',
  ],
  [
    'separator',
    layout({ type: 14, divider: false, spacing: 2 }),
    layout({ type: 14, spacing: 3 }),
    'components.0.spacing BASE_TYPE_CHOICES',
  ],
  [
    'an empty container',
    layout(container(text())),
    layout(container()),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a container in a container',
    layout(container(section())),
    layout(container(container(text()))),
    'components.0.components.0 UNION_TYPE_CHOICES',
  ],
  [
    'container colour',
    layout({ ...container(text()), accent_color: 0xff_ff_ff }),
    layout({ ...container(text()), accent_color: 0x1_00_00_00 }),
    'components.0.accent_color NUMBER_TYPE_MAX',
  ],
  ['a bare button', layout({ type: 1, components: [button] }), layout(button), 'components.0 UNION_TYPE_CHOICES'],
  [
    'custom id twice, wherever',
    layout({ type: 1, components: [button] }, section()),
    layout({ type: 1, components: [button] }, section({ accessory: button })),
    'components.1.accessory.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
];

test.each(EDGES)('%s', (_name, allowed, refused, problem) => {
  expect(inMessage(allowed)).toEqual([]);
  expect(inMessage(refused)).toEqual([problem]);
});

const LEGACY = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';

describe('the fields of old', () => {
  test.each([
    ['content', 'x'],
    ['content', ''],
    ['embeds', []],
    ['poll', { question: { text: 'x' }, answers: [{ poll_media: { text: 'y' } }] }],
    ['sticker_ids', ['1']],
  ])('%s is refused: %j', (field, value) => {
    expect(inMessage({ ...layout(text()), [field]: value })).toEqual([`${field} ${LEGACY}`]);
    expect(inMessage({ ...layout(text()), [field]: null })).toEqual([]);
  });

  it('are refused in edits of a message that has the flag, sent or not', () => {
    const before = { content: '', flags: V2, embeds: [], components: [text()], attachments: [] };
    expect(inMessage({ content: 'x' }, { before })).toEqual([`content ${LEGACY}`]);
    expect(inMessage({ components: [text()] }, { before })).toEqual([]);
  });

  it('are to be set to null when an edit gives a message the flag', () => {
    const before = { content: 'was', flags: 0, embeds: [{}], components: [], attachments: [] };
    expect(inMessage(layout(text()), { before })).toEqual([`content ${LEGACY}`, `embeds ${LEGACY}`]);
    expect(inMessage({ ...layout(text()), content: null, embeds: null }, { before })).toEqual([]);
  });
});

describe('files', () => {
  const NOT_FOUND = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
  const file = (url: string) => ({ type: 13, file: { url } });

  it('are sent along with what shows them', () => {
    const body = layout(file('attachment://a.txt'), { type: 12, items: [{ media: { url: 'attachment://b.png' } }] });
    expect(inMessage(body, { files: ['a.txt', 'b.png'] })).toEqual([]);
    expect(inMessage(body, { files: ['a.txt'] })).toEqual([`components.1.items.0.media ${NOT_FOUND}`]);
    expect(inMessage(body)).toEqual([`components.0.file ${NOT_FOUND}`, `components.1.items.0.media ${NOT_FOUND}`]);
  });

  it('may be those the message already has', () => {
    const before = { content: '', flags: V2, embeds: [], components: [], attachments: [{ filename: 'a.txt' }] };
    expect(inMessage(layout(file('attachment://a.txt')), { before })).toEqual([]);
  });

  it('are not on the web', () => {
    expect(inMessage(layout(file('https://a.example/a.txt')))).toEqual([
      'components.0.file.url URL_TYPE_INVALID_SCHEME',
    ]);
  });
});
