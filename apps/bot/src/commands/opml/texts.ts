import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

export interface OpmlTexts {
  readonly opml: Named;
  readonly export: Named;
  readonly import: Named;
  readonly file: Named;
  readonly heading: string;
  readonly wanted: (count: number, channel: string) => string;
  readonly followedBefore: (count: number) => string;
  readonly noAddress: (count: number) => string;
  readonly tooMany: (count: number) => string;
  readonly past: string;
  readonly follow: (count: number) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly followed: (count: number, before: number, channel: string) => string;
  readonly exported: (count: number) => string;
  readonly nothingToExport: string;
  /** Of the file, for those who do not see it. */
  readonly fileIs: string;
  readonly tooLarge: string;
  readonly notGiven: string;
  readonly notAList: string;
}

const en: OpmlTexts = {
  opml: { name: 'opml', description: 'Take feeds over from another feed reader, or hand them on' },
  export: { name: 'export', description: 'A list of the feeds that are followed here, as a file' },
  import: { name: 'import', description: 'Follow the feeds of a list in a channel; shows first which' },
  file: { name: 'file', description: 'A list of feeds (OPML), as feed readers export it' },
  heading: 'Feeds of the list',
  wanted: (count, channel) => `**${count}** would be followed in ${channel}${count === 0 ? '.' : ':'}`,
  followedBefore: (count) => `**${count}** followed there already.`,
  noAddress: (count) => `**${count}** left out: no address of the web.`,
  tooMany: (count) => `**${count}** left out: more than 500 at once. Import the list again for these.`,
  past: 'What they hold now is their past and is announced to nobody. Whether each can be read, `/feed history` shows.',
  follow: (count) => (count === 1 ? 'Follow it' : `Follow these ${count}`),
  cancel: 'Cancel',
  cancelled: 'Nothing was followed.',
  followed: (count, before, channel) =>
    `**${count}** followed in ${channel} from now on${before === 0 ? '' : `, ${before} followed already`}.`,
  exported: (count) => (count === 1 ? '1 feed is followed here.' : `${count} feeds are followed here.`),
  nothingToExport: 'No feed on the web is followed here yet.',
  fileIs: 'A list of feeds (OPML)',
  tooLarge: 'That file is larger than lists of feeds that I read: 1 MiB.',
  notGiven: 'Discord did not give me the file. Try it once more.',
  notAList: 'That file is no list of feeds (OPML). Feed readers export one.',
};

const de: OpmlTexts = {
  opml: { name: 'opml', description: 'Feeds aus einem anderen Feedreader übernehmen oder weitergeben' },
  export: { name: 'export', description: 'Eine Liste der Feeds, denen hier gefolgt wird, als Datei' },
  import: { name: 'import', description: 'Den Feeds einer Liste in einem Kanal folgen; zeigt erst, welchen' },
  file: { name: 'datei', description: 'Eine Liste von Feeds (OPML), wie Feedreader sie ausgeben' },
  heading: 'Feeds der Liste',
  wanted: (count, channel) => `**${count}** würde in ${channel} gefolgt${count === 0 ? '.' : ':'}`,
  followedBefore: (count) => `**${count}** wird dort schon gefolgt.`,
  noAddress: (count) => `**${count}** ausgelassen: keine Adresse im Netz.`,
  tooMany: (count) => `**${count}** ausgelassen: mehr als 500 auf einmal. Für diese die Liste noch einmal importieren.`,
  past: 'Was sie jetzt enthalten, ist Vergangenheit und wird niemandem angekündigt. Ob jeder zu lesen ist, zeigt `/feed verlauf`.',
  follow: (count) => (count === 1 ? 'Ihm folgen' : `Diesen ${count} folgen`),
  cancel: 'Abbrechen',
  cancelled: 'Es wird keinem gefolgt.',
  followed: (count, before, channel) =>
    `**${count}** wird von nun an in ${channel} gefolgt${before === 0 ? '' : `, ${before} wurde schon gefolgt`}.`,
  exported: (count) => (count === 1 ? '1 Feed wird hier gefolgt.' : `${count} Feeds wird hier gefolgt.`),
  nothingToExport: 'Hier wird noch keinem Feed im Netz gefolgt.',
  fileIs: 'Eine Liste von Feeds (OPML)',
  tooLarge: 'Diese Datei ist größer als Listen von Feeds, die ich lese: 1 MiB.',
  notGiven: 'Discord hat mir die Datei nicht gegeben. Versuche es noch einmal.',
  notAList: 'Diese Datei ist keine Liste von Feeds (OPML). Feedreader geben eine aus.',
};

const fr: OpmlTexts = {
  opml: { name: 'opml', description: 'Reprendre les flux d’un autre lecteur, ou les transmettre' },
  export: { name: 'exporter', description: 'Une liste des flux suivis ici, en fichier' },
  import: { name: 'importer', description: 'Suivre les flux d’une liste dans un salon ; montre d’abord lesquels' },
  file: { name: 'fichier', description: 'Une liste de flux (OPML), comme les lecteurs en exportent' },
  heading: 'Flux de la liste',
  wanted: (count, channel) => `**${count}** seraient suivis dans ${channel}${count === 0 ? '.' : ' :'}`,
  followedBefore: (count) => `**${count}** y sont déjà suivis.`,
  noAddress: (count) => `**${count}** laissés : pas une adresse du web.`,
  tooMany: (count) => `**${count}** laissés : plus de 500 à la fois. Importez de nouveau la liste pour ceux-là.`,
  past: 'Ce qu’ils contiennent est leur passé et n’est annoncé à personne. `/flux historique` montre si chacun peut être lu.',
  follow: (count) => (count === 1 ? 'Le suivre' : `Suivre ces ${count}`),
  cancel: 'Annuler',
  cancelled: 'Rien n’est suivi.',
  followed: (count, before, channel) =>
    `**${count}** suivis dans ${channel} désormais${before === 0 ? '' : `, ${before} l’étaient déjà`}.`,
  exported: (count) => (count === 1 ? '1 flux est suivi ici.' : `${count} flux sont suivis ici.`),
  nothingToExport: 'Aucun flux du web n’est encore suivi ici.',
  fileIs: 'Une liste de flux (OPML)',
  tooLarge: 'Ce fichier est plus grand que les listes de flux que je lis : 1 Mio.',
  notGiven: 'Discord ne m’a pas donné le fichier. Réessayez.',
  notAList: 'Ce fichier n’est pas une liste de flux (OPML). Les lecteurs en exportent une.',
};

const es: OpmlTexts = {
  opml: { name: 'opml', description: 'Traer feeds de otro lector, o llevarlos a otro' },
  export: { name: 'exportar', description: 'Una lista de los feeds que se siguen aquí, en un archivo' },
  import: { name: 'importar', description: 'Seguir los feeds de una lista en un canal; antes muestra cuáles' },
  file: { name: 'archivo', description: 'Una lista de feeds (OPML), como la exportan los lectores' },
  heading: 'Feeds de la lista',
  wanted: (count, channel) => `**${count}** se seguirían en ${channel}${count === 0 ? '.' : ':'}`,
  followedBefore: (count) => `**${count}** ya se siguen allí.`,
  noAddress: (count) => `**${count}** fuera: no son direcciones de la web.`,
  tooMany: (count) => `**${count}** fuera: más de 500 a la vez. Importa la lista otra vez para estos.`,
  past: 'Lo que contienen ahora es su pasado y no se anuncia a nadie. `/feed historial` muestra si cada uno se puede leer.',
  follow: (count) => (count === 1 ? 'Seguirlo' : `Seguir estos ${count}`),
  cancel: 'Cancelar',
  cancelled: 'No se sigue ninguno.',
  followed: (count, before, channel) =>
    `**${count}** se siguen en ${channel} desde ahora${before === 0 ? '' : `, ${before} ya se seguían`}.`,
  exported: (count) => (count === 1 ? 'Aquí se sigue 1 feed.' : `Aquí se siguen ${count} feeds.`),
  nothingToExport: 'Aún no se sigue aquí ningún feed de la web.',
  fileIs: 'Una lista de feeds (OPML)',
  tooLarge: 'Ese archivo es mayor que las listas de feeds que leo: 1 MiB.',
  notGiven: 'Discord no me dio el archivo. Inténtalo otra vez.',
  notAList: 'Ese archivo no es una lista de feeds (OPML). Los lectores exportan una.',
};

export const opmlTexts: Catalogue<OpmlTexts> = { en, de, fr, es };
