import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '../../src/model.js';
import { MAX_SENTENCE, splitSentences } from '../../src/text/sentences.js';
import { GOLDEN_RULES } from './golden-rules.js';

const split = (text: string, language = 'en', kind: BlockKind = 'paragraph') =>
  splitSentences(text, [{ start: 0, end: text.length, kind }], language).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('the golden rules', () => {
  const met = GOLDEN_RULES.filter((rule) => rule.missed === undefined);
  it.each(met)('$rule', ({ sentences, text }) => {
    expect(split(text ?? sentences.join(' '))).toEqual(sentences);
  });

  // A rule that begins to be met has to lose its excuse.
  it.each(GOLDEN_RULES.filter((rule) => rule.missed !== undefined))('$rule is still missed', ({ sentences, text }) => {
    expect(split(text ?? sentences.join(' '))).not.toEqual(sentences);
  });
});

describe('splitSentences', () => {
  const cases: readonly (readonly [why: string, sentences: readonly string[], language?: string])[] = [
    ['versions end sentences', ['We run Linux 2.6.16.', 'The next one is 2.6.17.']],
    ['a release number inside', ['The 3.0 release.', 'The notes follow.']],
    ['host names', ['Get it from kernel.org.', 'It is free.']],
    ['e.g. never ends one', ['Use a filesystem, e.g. Ext3, for that.', 'It is old, i.e. IDE only.']],
    ['an initial without a stop', ['Then George W actually arrived.', 'Nobody saw him.']],
    ['titles', ['I met Dr. Lee and Prof. Ray.', 'Both left.']],
    ['small words that look like titles', ['It took five sec.', 'The disk was new.']],
    ['etc. before a capital', ['It has mice, keyboards, etc.', 'Linux finds them all.']],
    ['a program name opens a sentence', ['That loads the module.', 'iptables then starts.']],
    ['names with a small first letter', ['Look at this!', 'iPhone support works.', 'eth0 is up.']],
    ['a path opens a sentence', ['Edit the file.', '/etc/fstab is enough.']],
    ['brackets after the stop', ['(It was late.)', 'We left.']],
    ['typographic quotes', ['He said “no.”', 'We left.']],
    ['a smiley belongs to its sentence', ['It boots. :)', 'I went to bed. ;-)', 'Good night.']],
    ['so does an emoji', ['It boots. 🎉', 'I went to bed.']],
    ['note marks', ['It is slow.[1]', 'It is old.[12]', 'It works.']],
    ['possessive numbers', ["Make those /32's.", 'It helps.']],
    ['a plural acronym', ["We boot ten VM's.", 'They are small.']],
    ['section numbers', ['5.2.3. Fixing the table.', 'Next.']],
    [
      'German ordinals and abbreviations',
      ['Am 5. Juli lief es, z.B. auf dem Dr. Meier seinem Rechner.', 'Das war gut.'],
      'de',
    ],
    ['French abbreviations', ['Voir M. Dupont, p.ex. au bureau.', 'Il est là.'], 'fr'],
    ['Spanish marks', ['¿Funciona?', '¡Sí!', 'Es del Sr. Pérez.'], 'es'],
    ['German abbreviations with blanks', ['Das geht z. B. hier und i. d. R. dort.', 'D. h. es läuft.'], 'de'],
    ['a German number that ends a sentence', ['Ich nutze Version 3.', 'Die neue kommt am 3. Mai.'], 'de'],
    ['German quotation marks', ['„Na gut.“', 'Er sagte: »Das geht nicht.«', 'Dann ging er.'], 'de'],
    ['French quotation marks, with blanks', ['« Ça marche. »', 'Il est parti.', 'Voir p. 12.'], 'fr'],
    ['Spanish plurals', ['Vive en EE. UU. desde 2010.', 'Usa p. ej. Debian.'], 'es'],
    [
      'Italian abbreviations',
      ['Si usa p. es. Debian, cfr. pag. 5 e segg. per i dettagli.', 'Il sig. Rossi lo sa.'],
      'it',
    ],
    ['Dutch abbreviations', ['Dhr. Jansen ziet het, d.w.z. hij weet het.', 'Zie blz. 5.'], 'nl'],
    ['Polish and Czech abbreviations', ['To jest np. Debian, tj. system.', 'Jest dobry.'], 'pl'],
    ['Russian initials and years', ['В 2005 г. вышла версия, т. к. А. С. Иванов писал её.', 'См. рис. 5.'], 'ru'],
    ['Russian abbreviations', ['Это т.е. проверка.', 'Она готова.'], 'ru'],
  ];
  it.each(cases.map(([why, sentences, language]) => ({ why, sentences, language })))(
    '$why',
    ({ sentences, language }) => {
      expect(split(sentences.join(' '), language)).toEqual(sentences);
    },
  );

  it('needs no space after a full-width full stop', () => {
    expect(split('今日は晴れ。明日は雨！「本当？」と聞いた。', 'ja')).toEqual([
      '今日は晴れ。',
      '明日は雨！',
      '「本当？」',
      'と聞いた。',
    ]);
  });

  it('never crosses a block, and takes code by lines, tables by rows', () => {
    const body = 'Setting up\n\nFirst. Second\n\nmake. Then\n  make install\n\na | b. C\nc | d\n\none\n\ntwo. Three.';
    const kinds: readonly BlockKind[] = ['heading', 'paragraph', 'code', 'table', 'item', 'item'];
    let from = 0;
    const blocks = body.split('\n\n').map((text, index): Block => {
      const start = body.indexOf(text, from);
      from = start + text.length;
      return { start, end: from, kind: kinds[index] ?? 'paragraph' };
    });
    expect(splitSentences(body, blocks, 'en').map(({ start, end }) => body.slice(start, end))).toEqual([
      'Setting up',
      'First.',
      'Second',
      'make. Then',
      'make install',
      'a | b. C',
      'c | d',
      'one',
      'two.',
      'Three.',
    ]);
  });

  it('cuts what is too long to quote, at white space where there is some', () => {
    const words = split('many words follow '.repeat(200));
    expect(words.every((sentence) => sentence.length <= MAX_SENTENCE)).toBe(true);
    expect(words.every((sentence) => /^(?:many|words|follow)\b.*\b(?:many|words|follow)$/.test(sentence))).toBe(true);
    const emoji = split(`x${'👍🏽'.repeat(1_000)}`);
    expect(emoji.join('')).toBe(`x${'👍🏽'.repeat(1_000)}`);
    expect(emoji.every((sentence) => sentence.isWellFormed())).toBe(true);
  });

  it('finds nothing in white space', () => {
    expect(split(' \n\t ')).toEqual([]);
  });
});
