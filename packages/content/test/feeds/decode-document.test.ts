import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeDocument } from '../../src/feeds/decode-document.js';

const text = '<?xml version="1.0"?><t>“Ä” – é</t>';
const declaring = (charset: string): string => text.replace('?>', ` encoding="${charset}"?>`);
const utf8 = Buffer.from(text);

test.each<[string, Uint8Array, string | undefined, string, string]>([
  [
    'a byte order mark, whatever HTTP says',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
    'text/xml; charset=koi8-r',
    'utf-8',
    'byte-order-mark',
  ],
  ['UTF-16 with its mark', iconv.encode(text, 'utf-16le', { addBOM: true }), undefined, 'utf-16le', 'byte-order-mark'],
  ['UTF-16 without', iconv.encode(text, 'utf-16be'), undefined, 'utf-16be', 'bytes'],
  ['UTF-32 without', iconv.encode(text, 'utf-32le'), undefined, 'utf-32le', 'bytes'],
  ['UTF-8 that HTTP lies about', utf8, 'text/xml; charset=iso-8859-1', 'utf-8', 'bytes'],
  [
    'what HTTP says, before what the document says',
    iconv.encode(declaring('koi8-r'), 'windows-1252'),
    'text/xml;charset="ISO-8859-1"',
    'windows-1252',
    'http',
  ],
  [
    'what the document says',
    iconv.encode(declaring('windows-1252'), 'windows-1252'),
    'text/xml',
    'windows-1252',
    'declaration',
  ],
  [
    'windows-1252 where nothing tells',
    iconv.encode(text, 'windows-1252'),
    'application/xml',
    'windows-1252',
    'assumed',
  ],
  [
    'windows-1252 that claims to be UTF-8',
    iconv.encode(declaring('utf-8'), 'windows-1252'),
    undefined,
    'windows-1252',
    'assumed',
  ],
  [
    'windows-1252 that claims a charset nobody knows',
    iconv.encode(declaring('x-none'), 'windows-1252'),
    'text/xml; charset=utf-16',
    'windows-1252',
    'assumed',
  ],
])('%s', (_, bytes, contentType, charset, foundBy) => {
  const document = decodeDocument(bytes, contentType);
  expect(document).toMatchObject({ charset, foundBy });
  expect(document.text).toContain('<t>“Ä” – é</t>');
});

test('UTF-8 with a wrong byte in it stays UTF-8', () => {
  const document = decodeDocument(Buffer.concat([Buffer.from(declaring('utf-8')), Buffer.from([0xff])]));
  expect(document).toMatchObject({ charset: 'utf-8', foundBy: 'declaration' });
  expect(document.text).toMatch(/“Ä” – é<\/t>\uFFFD$/);
});
