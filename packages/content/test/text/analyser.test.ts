import { describe, expect, it } from 'vitest';
import { analyserFor, phraseTerm } from '../../src/text/analyser.js';
import { STEMMED_LANGUAGES } from '../../src/text/stemmers.js';

const english = analyserFor('en');
const terms = (text: string, language = 'en') =>
  analyserFor(language)
    .analyse(text)
    .flatMap((token) => [...token.terms]);

describe('an analyser', () => {
  // Each pair is a way people ask and a way posts write: they have to meet in at least one term.
  const meetings: readonly (readonly [question: string, post: string])[] = [
    ['virtual machine', 'Virtual Machines'],
    ['filesystem', 'file-systems'],
    ['file system', 'file-system'],
    ['plugins', 'plug-in'],
    ['kernel 2.6', 'Linux 2.6.16'],
    ['2.6.16', 'v2.6.16-rc1'],
    ['mkconfig', 'grub2-mkconfig'],
    ['grub', 'grub2-mkconfig'],
    ['node', 'Node.js'],
    ['cpuinfo', '/proc/cpuinfo'],
    ['sshd_config', '/etc/ssh/sshd_config'],
    ['x86-64', 'x86_64'],
    ['virtual machine: vm', 'VMs'],
    ['python', 'Python3'],
    ['10 GB', '10GB'],
    ['802.11', '802.11ac'],
    ['8.03', '$8.03'],
    ['1234567', '1,234,567'],
    ['github.com', 'https://www.github.com/major'],
    ['resume', 'résumé'],
    ['Let’s Encrypt', "let's encrypt"],
    ['os', 'OSes'],
    ['suse', 'openSUSE'],
    ['fork', 'fork()'],
    ['USA', 'U.S.A.'],
    ['virus', 'viruses'],
    ['日本', '日本語'],
    ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
  ];
  it.each(meetings)('lets "%s" find "%s"', (question, post) => {
    const stored = new Set(terms(post));
    expect(terms(question).filter((term) => stored.has(term))).not.toEqual([]);
  });

  // …and these must not: what they have in common is only letters.
  const strangers: readonly (readonly [question: string, post: string])[] = [
    ['java', 'JavaScript'],
    ['news', 'new'],
    ['git', 'GitHub'],
    ['well', "we'll"],
    ['shell', "she'll"],
    ['C', 'C++'],
    ['net', 'kernel.net'],
  ];
  it.each(strangers)('keeps "%s" from finding "%s"', (question, post) => {
    const stored = new Set(terms(post));
    expect(terms(question).filter((term) => stored.has(term))).toEqual([]);
  });

  it('puts the word itself first and the whole name before its parts', () => {
    expect(english.analyse('grub2-mkconfig')[0]?.terms).toEqual(['grub2-mkconfig', 'grub2', 'grub', 'mkconfig']);
    expect(english.analyse('file-systems').map((token) => token.terms)).toEqual([['file', 'filesystem'], ['system']]);
    expect(english.analyse('2.6.16.1')[0]?.terms).toEqual(['2.6.16.1', '2.6', '2.6.16']);
  });

  it('counts stop words in positions and gives them no terms', () => {
    expect(
      english
        .analyse('What did you see about Xen?')
        .map(({ text, position, stop, terms }) => [text, position, stop, terms]),
    ).toEqual([
      ['What', 1, true, []],
      ['did', 2, true, []],
      ['you', 3, true, []],
      ['see', 4, false, ['see']],
      ['about', 5, true, []],
      ['Xen', 6, false, ['xen']],
    ]);
  });

  it('tells acronyms from the stop words they look like', () => {
    expect(english.isStopWord('it')).toBe(true);
    expect(english.isStopWord('It')).toBe(true);
    expect(english.isStopWord('IT')).toBe(false);
    expect(terms('it runs in the U.S. and on the CAN bus')).toEqual(['run', 'us', 'can', 'bus']);
  });

  it.each(['go', 'get', 'make', 'down', 'first', 'time', 'new', 'use'])('keeps %s searchable', (word) => {
    expect(english.isStopWord(word)).toBe(false);
  });

  it('stems a word the way it indexes it', () => {
    for (const word of [
      'Virtualization',
      'kernels',
      'VMs',
      "host's",
      'naïve',
      'status',
      'constructor',
      '__proto__',
      'toString',
    ]) {
      expect([english.stem(word)]).toEqual(terms(word).slice(0, 1));
    }
    expect(english.stem('the')).toBe('the');
  });

  it('gives variants of a phrase one term', () => {
    const variants = ['File-System', 'file systems', "the file system's", 'FILE SYSTEMS'];
    expect(new Set(variants.map((variant) => phraseTerm(english, variant)))).toEqual(new Set(['file system']));
    expect(phraseTerm(english, 'the of')).toBe('');
  });

  const inflected: Readonly<Record<string, readonly [string, string]>> = {
    de: ['Rechnern', 'Rechner'],
    en: ['filesystems', 'filesystem'],
    es: ['servidores', 'servidor'],
    fr: ["l'ordinateur", 'ordinateurs'],
    it: ["nell'articolo", 'articoli'],
    nl: ['systemen', 'systeem'],
    no: ['maskinene', 'maskinen'],
    pt: ['servidores', 'servidor'],
    ru: ['серверы', 'сервера'],
    sv: ['servrarna', 'servrar'],
  };
  it.each([...STEMMED_LANGUAGES])('joins two forms of a word in %s', (language) => {
    const [left, right] = inflected[language] ?? ['', 'missing'];
    expect(terms(left, language)).toEqual(terms(right, language));
  });

  it('neither stems nor stops in a language it does not know', () => {
    expect(terms('the servers', 'eo')).toEqual(['the', 'servers']);
    expect(terms('the servers', 'constructor')).toEqual(['the', 'servers']);
  });

  it('reads a text that does not tell its language as questions are read, or they would not meet', () => {
    expect(terms('the servers', 'und')).toEqual(terms('the servers', 'en'));
  });

  it('bounds terms in length and number, whatever the token', () => {
    const address = `https://example.org/${'part/'.repeat(10_000)}`;
    for (const text of [
      'x'.repeat(100_000),
      address,
      `a${'_b1'.repeat(50_000)}`,
      '語'.repeat(300),
      `${'á'.repeat(500)}`,
      'ﷺ'.repeat(200),
    ]) {
      for (const token of english.analyse(text)) {
        expect(token.terms.length).toBeLessThanOrEqual(14);
        for (const term of token.terms) expect(Buffer.byteLength(term)).toBeLessThanOrEqual(200);
      }
    }
  });

  it('tells long names apart that begin alike', () => {
    expect(english.stem(`${'x'.repeat(80)}1`)).not.toBe(english.stem(`${'x'.repeat(80)}2`));
  });
});
