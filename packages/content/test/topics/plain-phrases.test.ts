import { describe, expect, it } from 'vitest';
import { findKeyphrases } from '../../src/topics/keyphrases.js';
import { createBlogTagger } from '../../src/topics/tags/blog-tags.js';
import { analysed } from './support.js';

/** Short posts, with what must be among their keyphrases and what must not be a part of any. */
const posts: readonly {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly found: readonly string[];
  readonly never: RegExp;
}[] = [
  {
    language: 'de',
    title: 'PostgreSQL auf dem alten Notebook',
    body: `Gestern habe ich die Datenbank auf ein Notebook umgezogen. Die Datenbank ist klein, und die grafische Oberfläche
      startet schnell. Mit PostgreSQL funktioniert das Sichern gut, und auch die grafische Oberfläche funktioniert. In den
      Paketen fehlte ein Paket für systemd, aber systemd lief. Zum Beispiel kann man jede Sicherung prüfen; eine Sicherung
      ohne Prüfung ist keine Sicherung.`,
    found: ['PostgreSQL', 'Datenbank', 'grafische Oberfläche', 'Sicherung', 'systemd', 'Paket'],
    never: /^Beispiel|funktioniert|startet|^und |^die |Gestern|\bkann\b/,
  },
  {
    language: 'fr',
    title: "Installer l'imprimante sous Debian",
    body: `L'imprimante est arrivée hier. J'ai installé l'imprimante avec CUPS, et le système de fichiers était plein. Pour
      vider un système de fichiers, il faut utiliser la ligne de commande. Une ligne de commande peut sembler difficile, mais
      utiliser CUPS permet d'imprimer. Le pilote d'Apache n'existe pas; le pilote existe ailleurs.`,
    found: ['imprimante', 'système de fichiers', 'ligne de commande', 'CUPS', 'pilote'],
    never: /^[dlnjs]['’]|utiliser|permet|existe|peut|^de |\bde$/,
  },
  {
    language: 'es',
    title: 'El sistema de archivos en Kubernetes',
    body: `Este sistema de archivos puede utilizarse en Kubernetes. El clúster necesita un volumen, y el volumen debe ser
      pequeño. Por ejemplo, la base de datos necesita un volumen propio. La base de datos puede fallar, pero Kubernetes puede
      utilizar otro clúster. Los paquetes binarios y otros paquetes binarios están en el repositorio.`,
    found: ['Kubernetes', 'sistema de archivos', 'base de datos', 'clúster', 'volumen', 'paquetes binarios'],
    never: /puede|utilizar|ejemplo|necesita|^de |\bde$|debe/,
  },
  {
    language: 'it',
    title: "L'aggiornamento del server",
    body: `L'aggiornamento del server è finito. Un aggiornamento può richiedere tempo, e il sistema operativo deve essere
      riavviato. Dopo il riavvio il sistema operativo funziona con Docker. Dell'aggiornamento parla anche la posta elettronica,
      e la posta elettronica può arrivare tardi. Per esempio, un pacchetto può mancare; i pacchetti sono nell'archivio.`,
    found: ['aggiornamento', 'sistema operativo', 'posta elettronica', 'Docker'],
    never: /^(?:l|dell|un|nell)['’]|può|deve|esempio|^di |\bdi$/,
  },
  {
    language: 'pt',
    title: 'A cópia de segurança do servidor',
    body: `Uma cópia de segurança pode demorar. O servidor precisa de um disco rígido novo, e o disco rígido chegou ontem. A
      cópia de segurança usa rsync, e o rsync é rápido. Por exemplo, o servidor pode enviar o arquivo para outro servidor, e o
      arquivo fica no disco rígido.`,
    found: ['cópia de segurança', 'disco rígido', 'servidor', 'rsync'],
    never: /pode|precisa|exemplo|^de |\bde$|ontem/,
  },
  {
    language: 'nl',
    title: 'Een nieuwe harde schijf',
    body: `De harde schijf is kapot. Gisteren heb ik een harde schijf besteld, en de winkel stuurt de schijf met de post. Het
      besturingssysteem gebruikt Btrfs, en het besturingssysteem kan de schijf controleren. Bijvoorbeeld: Btrfs kan een kopie
      maken, en de kopie kan worden gebruikt.`,
    found: ['harde schijf', 'besturingssysteem', 'Btrfs', 'kopie'],
    never: /gebruikt|^de |bijvoorbeeld|gisteren|worden|\bkan\b/i,
  },
  {
    language: 'ru',
    title: 'Файловая система на сервере',
    body: `Вчера файловая система на сервере сломалась. Проверка файловой системы заняла час, и сервер загрузился. Для сервера
      нужна резервная копия, и резервная копия лежит на другом диске. Например, команда rsync может копировать диск, и команда
      rsync работает быстро. Этот диск можно использовать.`,
    found: ['Файловая система', 'сервер', 'резервная копия', 'диск'],
    never: /может|можно|например|использовать|работает|^на |другом/i,
  },
];

describe.each(posts)('in $language', ({ language, title, body, found, never }) => {
  const post = analysed(title, [body.replace(/\s+/g, ' ')], { language });

  it('keyphrases are nouns, names and what belongs to them', () => {
    const phrases = findKeyphrases(post).map(({ phrase }) => phrase);
    expect(phrases).toEqual(expect.arrayContaining([...found]));
    expect(phrases.filter((phrase) => never.test(phrase))).toEqual([]);
  });

  it('so are tags', () => {
    const tags = createBlogTagger({ topics: [] }).tags(post);
    expect(tags.length).toBeGreaterThan(2);
    expect(tags.filter((tag) => never.test(tag))).toEqual([]);
  });
});

describe('in languages of which little is known', () => {
  const phrasesOf = (language: string, title: string, body: string) =>
    findKeyphrases(analysed(title, [body], { language })).map(({ phrase }) => phrase);

  it('the words of Chinese and Japanese are found, never a sentence', () => {
    const chinese = phrasesOf(
      'zh',
      '内核',
      '新的内核支持文件系统。如果内核崩溃，文件系统可以恢复。Debian 使用这个内核。',
    );
    expect(chinese).toEqual(expect.arrayContaining(['内核', '文件']));
    expect(chinese.filter((phrase) => phrase.length > 8 || /如果|可以/.test(phrase))).toEqual([]);
    const japanese = phrasesOf(
      'ja',
      'カーネルの更新',
      'カーネルをインストールした。インストールは簡単で、カーネルは速い。',
    );
    expect(japanese).toEqual(expect.arrayContaining(['カーネル', 'インストール']));
    expect(japanese.filter((phrase) => /した|簡単で/.test(phrase))).toEqual([]);
  });

  it('syllables of Vietnamese are words in pairs', () => {
    const phrases = phrasesOf(
      'vi',
      '',
      'Tôi cài phần mềm mới. Sau khi tôi cài phần mềm này, hệ thống và phần mềm đều nhanh.',
    );
    expect(phrases).toContain('phần mềm');
    expect(phrases).not.toContain('phần');
  });

  it('one form of an inflected word is enough', () => {
    const czech = phrasesOf(
      'cs',
      '',
      'Balík je malý. Seznam obsahuje balíky a jeden balík chybí. Těch balíků je mnoho, a balíků přibývá.',
    );
    expect(czech.filter((phrase) => /^balík/i.test(phrase))).toHaveLength(1);
  });

  it('function words of English are no keyphrases of another language', () => {
    const phrases = phrasesOf(
      'sv',
      '',
      'Boken heter The Art of the Kernel and the Disk, och the Kernel är kort. The and the of.',
    );
    expect(phrases.filter((phrase) => /^(?:the|and|of)$/i.test(phrase))).toEqual([]);
  });
});
