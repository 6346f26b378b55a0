/**
 * What publishing systems and authors call the place for everything else, in the languages that are read in full: it
 * tells nothing of a post. Lower case.
 */
const NO_SUBJECT: ReadonlySet<string> = new Set([
  ...['uncategorized', 'uncategorised', 'untagged', 'general', 'misc', 'misc.', 'miscellaneous', 'other', 'default'],
  ...['blog', 'blogs', 'blog post', 'blog posts', 'post', 'posts', 'article', 'articles'],
  ...[
    'allgemein',
    'allgemeines',
    'sonstiges',
    'verschiedenes',
    'nicht kategorisiert',
    'artikel',
    'beitrag',
    'beiträge',
  ],
  ...['non classé', 'non classe', 'non catégorisé', 'général', 'divers', 'articles de blog'],
  ...['sin categoría', 'sin categoria', 'sin clasificar', 'varios', 'artículos', 'entradas'],
  ...['senza categoria', 'generale', 'varie', 'articoli'],
  ...['sem categoria', 'geral', 'diversos', 'artigos'],
  ...['geen categorie', 'ongecategoriseerd', 'algemeen', 'overig', 'overige', 'artikelen', 'berichten'],
  ...['без рубрики', 'без категории', 'общее', 'разное', 'блог', 'статьи', 'посты'],
]);

/** Whether a category or tag as its author wrote it is a subject, and not the place for what has none. */
export function isSubject(tag: string): boolean {
  return !NO_SUBJECT.has(
    tag
      .normalize('NFC')
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' '),
  );
}
