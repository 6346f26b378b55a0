import type { Catalogue } from '../locales/catalogue.js';

/** What can be wrong with a feed, by the codes of its health. */
type ProblemCode =
  | 'bad-address'
  | 'private-address'
  | 'unknown-host'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'broken'
  | 'too-large'
  | 'too-many-headers'
  | 'encoding'
  | 'redirects'
  | 'missing'
  | 'status'
  | 'not-a-feed'
  | 'gone'
  | 'rate-limited'
  | 'internal';

/** Feeds and problems that are given to the functions are escaped already. */
export interface NoticeTexts {
  readonly problems: Readonly<Record<ProblemCode, string>>;
  readonly failing: (feed: string, problem: string) => string;
  readonly missing: (feed: string) => string;
  readonly gone: (feed: string) => string;
  readonly recovered: (feed: string) => string;
  readonly brake: (feed: string, count: number) => string;
}

export const noticeTexts: Catalogue<NoticeTexts> = {
  en: {
    problems: {
      'bad-address': 'its address cannot be asked.',
      'private-address': 'its address is a private one.',
      'unknown-host': 'its host name is not known.',
      refused: 'nothing answers there.',
      unreachable: 'its server cannot be reached.',
      tls: 'its certificate is not accepted.',
      timeout: 'its server does not answer in time.',
      broken: 'its server ends the connection.',
      'too-large': 'it is too large.',
      'too-many-headers': 'its answer has too many headers.',
      encoding: 'it is compressed in a way that is not read here.',
      redirects: 'it redirects too often, or to nowhere.',
      missing: 'there is nothing at its address (404).',
      status: 'its server answers with an error.',
      'not-a-feed': 'what is at its address is no feed any more.',
      gone: 'it was taken away for good (410).',
      'rate-limited': 'its server asks to come back later.',
      internal: 'what it brings cannot be stored.',
    },
    failing: (feed, problem) =>
      `I have not been able to read **${feed}** for a day: ${problem} I go on looking for it and say so when it is back.`,
    missing: (feed) =>
      `**${feed}** is not at its address any more (404). I look for it once a day. If it has moved, \`/feed url\` tells me where.`,
    gone: (feed) =>
      `**${feed}** was taken away for good, says its server (410). I look for it once a day; \`/unfollow\` ends that.`,
    recovered: (feed) => `I can read **${feed}** again. What was published meanwhile is announced now.`,
    brake: (feed, count) =>
      `Most of **${feed}** suddenly looks new: ${count} posts, as after a move of the site. I announce none of them until somebody decides: \`/feed held\`.`,
  },
  de: {
    problems: {
      'bad-address': 'seine Adresse lässt sich nicht abfragen.',
      'private-address': 'seine Adresse ist eine private.',
      'unknown-host': 'sein Rechnername ist unbekannt.',
      refused: 'dort antwortet nichts.',
      unreachable: 'sein Server ist nicht zu erreichen.',
      tls: 'sein Zertifikat wird nicht anerkannt.',
      timeout: 'sein Server antwortet nicht rechtzeitig.',
      broken: 'sein Server bricht die Verbindung ab.',
      'too-large': 'er ist zu groß.',
      'too-many-headers': 'seine Antwort hat zu viele Kopfzeilen.',
      encoding: 'er ist auf eine Weise gepackt, die hier nicht gelesen wird.',
      redirects: 'er leitet zu oft weiter oder ins Leere.',
      missing: 'an seiner Adresse ist nichts (404).',
      status: 'sein Server antwortet mit einem Fehler.',
      'not-a-feed': 'an seiner Adresse ist kein Feed mehr.',
      gone: 'er wurde endgültig entfernt (410).',
      'rate-limited': 'sein Server bittet, später wiederzukommen.',
      internal: 'was er bringt, lässt sich nicht speichern.',
    },
    failing: (feed, problem) =>
      `Seit einem Tag kann ich **${feed}** nicht lesen: ${problem} Ich sehe weiter nach und melde, wenn er wieder da ist.`,
    missing: (feed) =>
      `**${feed}** ist nicht mehr an seiner Adresse (404). Ich sehe einmal am Tag nach. Ist er umgezogen, sagt mir \`/feed adresse\`, wohin.`,
    gone: (feed) =>
      `**${feed}** wurde laut seinem Server endgültig entfernt (410). Ich sehe einmal am Tag nach; \`/entfolgen\` beendet das.`,
    recovered: (feed) => `**${feed}** lässt sich wieder lesen. Was inzwischen erschienen ist, wird jetzt angekündigt.`,
    brake: (feed, count) =>
      `Fast alles in **${feed}** sieht plötzlich neu aus: ${count} Beiträge, wie nach einem Umzug. Ich kündige keinen davon an, bis jemand entscheidet: \`/feed gehalten\`.`,
  },
  fr: {
    problems: {
      'bad-address': 'son adresse ne peut pas être interrogée.',
      'private-address': 'son adresse est privée.',
      'unknown-host': 'le nom de sa machine est inconnu.',
      refused: 'rien n’y répond.',
      unreachable: 'son serveur est injoignable.',
      tls: 'son certificat n’est pas accepté.',
      timeout: 'son serveur ne répond pas à temps.',
      broken: 'son serveur coupe la connexion.',
      'too-large': 'il est trop grand.',
      'too-many-headers': 'sa réponse a trop d’en-têtes.',
      encoding: 'il est compressé d’une façon qui n’est pas lue ici.',
      redirects: 'il redirige trop souvent, ou vers rien.',
      missing: 'il n’y a rien à son adresse (404).',
      status: 'son serveur répond par une erreur.',
      'not-a-feed': 'ce qui est à son adresse n’est plus un flux.',
      gone: 'il a été retiré pour de bon (410).',
      'rate-limited': 'son serveur demande de revenir plus tard.',
      internal: 'ce qu’il apporte ne peut pas être enregistré.',
    },
    failing: (feed, problem) =>
      `Je n’arrive pas à lire **${feed}** depuis un jour : ${problem} Je continue d’essayer et je le dirai quand il sera de retour.`,
    missing: (feed) =>
      `**${feed}** n’est plus à son adresse (404). Je regarde une fois par jour. S’il a déménagé, \`/flux adresse\` me dit où.`,
    gone: (feed) =>
      `**${feed}** a été retiré pour de bon, dit son serveur (410). Je regarde une fois par jour ; cessez de le suivre pour y mettre fin.`,
    recovered: (feed) => `Je peux de nouveau lire **${feed}**. Ce qui a paru entre-temps est annoncé maintenant.`,
    brake: (feed, count) =>
      `Presque tout **${feed}** paraît soudain nouveau : ${count} billets, comme après un déménagement du site. Je n’en annonce aucun avant une décision : \`/flux retenus\`.`,
  },
  es: {
    problems: {
      'bad-address': 'su dirección no se puede consultar.',
      'private-address': 'su dirección es privada.',
      'unknown-host': 'el nombre de su máquina es desconocido.',
      refused: 'allí no responde nada.',
      unreachable: 'no se llega a su servidor.',
      tls: 'su certificado no se acepta.',
      timeout: 'su servidor no responde a tiempo.',
      broken: 'su servidor corta la conexión.',
      'too-large': 'es demasiado grande.',
      'too-many-headers': 'su respuesta tiene demasiadas cabeceras.',
      encoding: 'está comprimido de un modo que aquí no se lee.',
      redirects: 'redirige demasiado, o a ninguna parte.',
      missing: 'no hay nada en su dirección (404).',
      status: 'su servidor responde con un error.',
      'not-a-feed': 'lo que hay en su dirección ya no es un feed.',
      gone: 'fue retirado para siempre (410).',
      'rate-limited': 'su servidor pide volver más tarde.',
      internal: 'lo que trae no se puede guardar.',
    },
    failing: (feed, problem) =>
      `Llevo un día sin poder leer **${feed}**: ${problem} Sigo intentándolo y avisaré cuando vuelva.`,
    missing: (feed) =>
      `**${feed}** ya no está en su dirección (404). Miro una vez al día. Si se mudó, \`/feed direccion\` me dice adónde.`,
    gone: (feed) =>
      `**${feed}** fue retirado para siempre, dice su servidor (410). Miro una vez al día; deja de seguirlo para terminar.`,
    recovered: (feed) => `Puedo leer **${feed}** de nuevo. Lo publicado entretanto se anuncia ahora.`,
    brake: (feed, count) =>
      `Casi todo **${feed}** parece nuevo de repente: ${count} entradas, como tras una mudanza. No anuncio ninguna hasta que alguien decida: \`/feed retenidas\`.`,
  },
};
