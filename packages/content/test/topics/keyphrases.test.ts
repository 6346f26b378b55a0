import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findKeyphrases, MAX_KEYPHRASES } from '../../src/topics/keyphrases.js';
import { analysed } from './support.js';

const phrasesOf = (title: string, ...paragraphs: string[]) =>
  findKeyphrases(analysed(title, paragraphs)).map(({ phrase }) => phrase);

describe('keyphrases', () => {
  it.each<[why: string, text: string, expected: string]>([
    [
      'a noun phrase with an adjective',
      'They demonstrated a distributed file system to everyone.',
      'distributed file system',
    ],
    ['an -ing form that modifies', 'Every host needs virtual memory and a working set of pages.', 'virtual memory'],
    ['a name with its version', 'We installed Fedora Core 5 on Monday.', 'Fedora Core 5'],
    ['a name written its own way', 'The daemon talks to XenStore about devices.', 'XenStore'],
    ['a technical name with a digit', 'Nobody wanted to fix ext3 today.', 'ext3'],
    ['a hyphenated modifier', 'They keep out-of-print materials in the cellar.', 'out-of-print materials'],
    [
      'what stands before a hyphen for a dash',
      'It reads external devices-the disk is one of them.',
      'external devices',
    ],
    ['a head that could be a verb', 'They measured the memory demand of it.', 'memory demand'],
    ['a head that is an activity', 'A paper about option pricing in markets.', 'option pricing'],
    ['a name that modifies', 'It applies multichannel Gabor filters to images.', 'multichannel Gabor filters'],
    ['a phrase over the end of a line', 'Every host needs virtual\n       memory in the end.', 'virtual memory'],
    ['an acronym', 'The plug went into a USB port again.', 'USB port'],
    ['a participle that modifies', 'She studies distributed systems and little else.', 'distributed systems'],
    ['a modifier that could be a verb', 'This one compares register allocation with others.', 'register allocation'],
    ['a head that verbs look like', 'They disliked the use of direct memory.', 'direct memory'],
    ['a subject before its verb', 'Every solid state drive holds some of it.', 'solid state drive'],
    ['a compound noun that begins with an empty word', 'He put two hard drives into it.', 'hard drives'],
    ['a term that begins with a measure', 'She prefers high level languages.', 'high level languages'],
    [
      'a compound noun inside longer phrases',
      'A distributed operating system kernel differs. Every mobile operating system update is late.',
      'operating system',
    ],
  ])('%s', (_why, text, expected) => {
    expect(phrasesOf('', text)).toContain(expected);
  });

  it.each<[why: string, text: string, absent: RegExp]>([
    ['dates', 'On Monday, 4 July 2005, the July release of Xen appeared.', /July|Monday|2005/],
    [
      'empty words',
      'The first thing is a good example of the main problem, many times.',
      /thing|example|problem|times/,
    ],
    [
      'paths, options and addresses',
      'Edit /etc/fstab with --force as root@example.com at https://example.com/a_b_c.',
      /\/|--|@/,
    ],
    ['a past tense with what was done', 'The guests took communion and the board rejected plans.', /took|rejected/],
    ['verbs with what they are done to', 'She was running Xen while restarting Linux.', /running|restarting/],
    ['pronouns', 'Anybody can ask somebody about Xen, and everybody should tell anybody.', /body/i],
    ['what begins a sentence', 'As kernel developers know, it is slow. Is Xen faster?', /\b(?:As|Is)\b/],
    ['verbs behind "that" and "which"', 'A tool that uses signals, which drives devices.', /uses|drives/],
    ['what is said of a time after a noun', 'She moved hypervisors last weekend.', /last|weekend/],
    ['a verb with a plural as its object', 'Every hypervisor schedules domains.', /schedules/],
    ['contracted verbs', "Somebody wrote an app that'll draw pixels.", /'ll/],
    ['shouting as a name', 'HE WILL SHOW YOU WHERE TO SCROLL DOWN FOR THE VIDEO.', /DOWN|WILL|WHERE|FOR/],
    ['empty words before a compound noun', 'The new web browser is a good one.', /new|good/],
    ['code', '    const kernelThing = allocateKernelThing();', /./],
  ])('no %s', (_why, text, absent) => {
    expect(phrasesOf('', text).filter((phrase) => absent.test(phrase))).toEqual([]);
  });

  it('says a thing once: variants, versions and abbreviations are merged', () => {
    const phrases = phrasesOf(
      'Filesystems',
      'A filesystem is one of many filesystems. The file systems differ.',
      'Fedora Core 5 is near. FC5 has a new installer, and FC5 has GDM.',
      'Fedora 17 and Fedora 18 and Fedora 19 followed.',
    );
    expect(phrases.filter((phrase) => /^file.?systems?$/i.test(phrase))).toHaveLength(1);
    expect(phrases).toContain('Fedora Core 5');
    expect(phrases).not.toContain('FC5');
    expect(phrases.filter((phrase) => /^Fedora 1\d$/.test(phrase))).toHaveLength(1);
  });

  it('prefers what the title says and what recurs', () => {
    const phrases = phrasesOf(
      'The page cache',
      'Reading a file fills the page cache. A birdhouse stood outside. The scheduler ran, and the scheduler ran again.',
    );
    expect(phrases[0]).toBe('page cache');
    expect(phrases.indexOf('scheduler')).toBeLessThan(phrases.indexOf('birdhouse'));
  });

  it('is honest about other languages: names, and words said twice', () => {
    const german = findKeyphrases(
      analysed('', ['Gestern sprach Rusty Russell über den Speicher. Der Speicher ist knapp, sagte er.'], {
        language: 'de',
      }),
    ).map(({ phrase }) => phrase);
    expect(german).toEqual(expect.arrayContaining(['Rusty Russell', 'Speicher']));
    expect(german).not.toContain('knapp');
  });

  it('gives scores from 1 down, distinct terms, and the same every time', () => {
    const word = fc.constantFrom(
      'Xen',
      'kernel',
      'fast',
      'the',
      'file system',
      'USB',
      '2.6',
      'of',
      'runs',
      'ext3',
      '-',
      '. A',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (list) => {
        const found = findKeyphrases(analysed(list.slice(0, 3).join(' '), [list.join(' ')]));
        expect(found).toEqual(findKeyphrases(analysed(list.slice(0, 3).join(' '), [list.join(' ')])));
        expect(found.length).toBeLessThanOrEqual(MAX_KEYPHRASES);
        expect(new Set(found.map(({ phrase }) => phrase.toLowerCase())).size).toBe(found.length);
        for (const [index, { score, phrase, term }] of found.entries()) {
          expect(index === 0 ? score === 1 : score > 0 && score <= (found[index - 1]?.score ?? 0)).toBe(true);
          expect(phrase).not.toMatch(/\n|^\s|\s$/);
          expect(term).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });
});
