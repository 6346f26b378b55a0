import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/language.js';

describe('detectLanguage', () => {
  const texts: readonly (readonly [language: string, text: string])[] = [
    ['en', 'The machine came back after I replaced the disk, and it has been quiet since.'],
    ['de', 'Der Rechner lief wieder, nachdem ich die Platte getauscht hatte, und seitdem ist er leise.'],
    ['fr', "La machine est revenue après que j'ai remplacé le disque, et depuis elle est calme."],
    ['es', 'La máquina volvió cuando cambié el disco, y desde entonces está tranquila.'],
    ['it', 'La macchina è tornata dopo che ho cambiato il disco, e da allora è silenziosa.'],
    ['pt', 'A máquina voltou depois que eu troquei o disco, e desde então está quieta.'],
    ['nl', 'De machine kwam terug nadat ik de schijf had vervangen, en sindsdien is het stil.'],
    ['sv', 'Maskinen kom tillbaka efter att jag bytte disken, och sedan dess har den varit tyst.'],
    ['no', 'Maskinen kom tilbake etter at jeg byttet disken, og siden har den vært stille.'],
    ['da', 'Maskinen kom tilbage, efter at jeg skiftede disken, og siden har den været stille.'],
    ['ru', 'Машина вернулась после того, как я заменил диск, и с тех пор она молчит.'],
    ['uk', 'Машина повернулася після того, як я замінив диск, і відтоді вона мовчить.'],
    ['pl', 'Maszyna wróciła po tym, jak wymieniłem dysk, i od tego czasu jest cicho.'],
    ['ja', 'ディスクを交換したら、マシンは元に戻りました。'],
    ['zh', '换了硬盘以后，机器就恢复了。'],
    ['ko', '디스크를 교체한 뒤 기계가 다시 돌아왔습니다.'],
    ['bg', 'Машината се върна, след като смених диска, и оттогава е тиха и не ми пречи.'],
    ['hr', 'Računalo je opet radilo nakon što sam zamijenio disk, i od tada je tiho.'],
    ['vi', 'Máy đã chạy lại sau khi tôi thay ổ đĩa, và từ đó đến nay nó rất yên tĩnh.'],
    ['id', 'Mesin itu kembali hidup setelah saya mengganti cakram, dan sejak saat itu tidak berisik.'],
    ['fa', 'پس از آن که دیسک را عوض کردم، دستگاه دوباره کار کرد و از آن زمان ساکت است.'],
    ['ar', 'عاد الجهاز إلى العمل بعد أن استبدلت القرص، ومنذ ذلك الحين وهو هادئ.'],
    ['ur', 'ڈسک بدلنے کے بعد مشین دوبارہ چل پڑی، اور تب سے خاموش ہے۔'],
    ['el', 'Το μηχάνημα επέστρεψε όταν άλλαξα τον δίσκο.'],
  ];
  it.each(texts)('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['emoji', '👍🎉🚀'],
    ['numbers', '1234 5678 90'],
    ['nothing', ''],
    ['a name', 'kernel.org'],
    ['C', 'for (int i = 0; i < n; i++) { printf("%d\\n", a[i]); }'],
    ['a shell', '$ sudo dnf -y upgrade\n[root@box ~]# cat /proc/cpuinfo | grep vmx'],
    ['a word of the object prototype', 'constructor toString'],
    ['initials and numbers with letters', 'CACM December, 1958\n\nSugai, I.\nKim, A.\n\nCA581202 JB  8:29 PM'],
    ['acronyms', 'SE DE LA'],
  ])('does not name a language for %s', (_what, text) => {
    expect(detectLanguage(text)).toBe('und');
  });

  const german =
    'Der Rechner lief wieder, nachdem ich die Platte getauscht hatte. Das war nicht einfach, aber es hat sich gelohnt, und seitdem ist er auch noch leise und nicht mehr so warm.';

  it('takes what is declared when the text does not tell, in its primary form', () => {
    expect(detectLanguage('kernel.org', 'en-US')).toBe('en');
    expect(detectLanguage('👍', 'pt_BR')).toBe('pt');
    expect(detectLanguage('kernel', 'nb-NO')).toBe('no');
    expect(detectLanguage('kernel', 'x-default; nonsense')).toBe('und');
    expect(detectLanguage('kernel', 'mul')).toBe('und');
  });

  it('overrules a declaration only when a longer text speaks clearly against it', () => {
    expect(detectLanguage(german, 'en')).toBe('de');
    expect(detectLanguage('Der Kernel ist da.', 'en')).toBe('en');
    expect(detectLanguage(german, 'gsw'), 'a language we know nothing of cannot be judged').toBe('gsw');
    expect(detectLanguage('換了硬碟', 'en'), 'a script can').toBe('zh');
  });

  it('asks only languages of its script of a text with many foreign names', () => {
    const russian = 'Образ для USB stick: Debian CD FAQ, Debian installation image, boot from USB stick. Запишите';
    expect(detectLanguage(`${russian} его на устройство, а не на раздел, если вы можете.`)).toBe('ru');
  });

  it('reads prose behind code', () => {
    expect(
      detectLanguage(`${'{"a": [1, 2], "b": {}};\n'.repeat(100)}The end of it all is that we are done with this.`),
    ).toBe('en');
  });
});
