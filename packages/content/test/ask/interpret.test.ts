import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/ask/interpret.js';

const now = new Date('2026-11-22T12:00:00Z');
const read = (text: string, context?: string) =>
  interpret({ text, now, timeZone: 'UTC', ...(context === undefined ? {} : { context }) });
const words = (text: string, context?: string) => read(text, context).terms.map((term) => term.text);
const day = (date: Date | undefined) => date?.toISOString().slice(0, 10);

describe('interpret', () => {
  it('keeps what is asked about and drops the frame, the stop words and the date', () => {
    expect(words('what did you see about Xen in July 2005?')).toEqual(['Xen']);
    expect(words('have you ever written about ext3 and sysfs?')).toEqual(['ext3', 'sysfs']);
  });

  it('reads the date into an interval, the end exclusive', () => {
    const { from, to, period } = read('what did you see about Xen in July 2005?');
    expect([day(from), day(to), period]).toEqual(['2005-07-01', '2005-08-01', '1–31 July 2005']);
  });

  it('lets words of asking weigh little beside anything else', () => {
    const { terms } = read('postfix tips pls');
    expect(terms.map(({ text, weight }) => [text, weight])).toEqual([
      ['postfix', 1],
      ['tips', 0.1],
      ['pls', 0.1],
    ]);
  });

  it('looks for words of asking when there is nothing else', () => {
    expect(read('tips').terms).toMatchObject([{ text: 'tips', weight: 1 }]);
  });

  it('asks for nothing but the date when only words of asking are left beside it', () => {
    expect(read('what were you up to on the blog in July 2015?').terms).toEqual([]);
  });

  it('looks for a word also by its parts and run together with its neighbour', () => {
    const variants = (text: string) => read(text).terms.map((term) => term.variants.map((variant) => variant.term));
    expect(variants('grub2-mkconfig')[0]).toEqual(expect.arrayContaining(['grub2-mkconfig', 'mkconfig']));
    expect(variants('an open vpn server')[0]).toContain('openvpn');
    expect(variants('an open vpn server')[1]).toContain('openvpn');
  });

  it('takes "day two" for a name, written either way', () => {
    const { terms } = read('what happened on day two?');
    expect(terms.filter(({ weight }) => weight === 1).map(({ text }) => text)).toEqual(['day', '2']);
    expect(terms.at(-1)?.variants.map(({ term }) => term)).toEqual(['2', 'two']);
  });

  it('looks for a word once, however often it is said', () => {
    expect(words('Xen, Xen and Xen again')).toEqual(['Xen']);
  });
});

describe('a follow-up', () => {
  it('adds its words before those of the question before, which weigh less', () => {
    const { terms } = read('and on Ubuntu?', 'how do I install Xen on Fedora?');
    expect(terms.map(({ text }) => text)).toEqual(['Ubuntu', 'install', 'Xen', 'Fedora']);
    expect(terms[0]?.weight).toBeGreaterThan(terms[2]?.weight ?? 1);
  });

  it('keeps the interval of the question before unless it names its own', () => {
    const before = 'what did you post about selinux in 2012?';
    expect(day(read('and about xen?', before).from)).toBe('2012-01-01');
    expect(day(read('what about the year after?', before).from)).toBe('2013-01-01');
    expect(words('what about the year after?', before)).toEqual(['selinux']);
  });

  it('is not every question that is asked after another', () => {
    expect(words('which kernel does the build machine run?', 'how do I install Xen?')).not.toContain('Xen');
  });
});
