import type { FilterPart } from '@fieldnotes/store';
import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

export interface WhyTexts {
  readonly why: Named;
  readonly post: Named;
  readonly mayNot: string;
  /** No channel of the server follows the feed. */
  readonly notFollowed: (feed: string) => string;
  readonly topics: (topics: string) => string;
  readonly noTopics: string;
  readonly announced: (when: string, link: string) => string;
  readonly inLine: string;
  /** It is announced at a time that was chosen. */
  readonly waits: (when: string) => string;
  /** Another feed has told the same story there. */
  readonly told: (feed: string, link: string) => string;
  readonly failed: (error: string) => string;
  readonly skipped: string;
  readonly missed: string;
  readonly unread: string;
  readonly forgotten: string;
  readonly past: string;
  readonly quiet: Readonly<Record<'history' | 'pause' | 'brake', string>>;
  readonly filtered: Readonly<Record<FilterPart, string>>;
  readonly changed: string;
  /** Announcing in the channel is paused. */
  readonly paused: (reason: string) => string;
}

const en: WhyTexts = {
  why: { name: 'why', description: 'Why a post was announced here, or was not' },
  post: { name: 'post', description: 'Its title, or words of it' },
  mayNot: 'For that you need *Manage Server*, or the role that `/settings` names.',
  notFollowed: (feed) => `No channel of this server follows **${feed}**. \`/follow\` changes that.`,
  topics: (topics) => `Its topics: ${topics}`,
  noTopics: 'It has no topics.',
  announced: (when, link) => `announced ${when}: ${link}`,
  told: (feed, link) => `not announced by itself: **${feed}** has told the same story there. ${link}`,
  inLine: 'in line to be announced.',
  waits: (when) => `is announced ${when}, when the channel wants it.`,
  failed: (error) => `Discord did not take it: ${error}`,
  skipped: 'left out, because there was nothing to announce any more.',
  missed: 'left out: it came while announcing was paused here, and was not asked for when that ended.',
  unread: 'not read yet. It is announced once it has been.',
  forgotten: 'announced, so long ago that I no longer know where.',
  past: 'not announced: it was there before the channel followed the feed. `/follow` with `backfill` announces the past.',
  quiet: {
    history: 'not announced: it was in the feed when I read that for the first time.',
    pause: 'not announced: it came while the feed was paused.',
    brake: 'held back: most of the feed looked new at once. `/feed held` decides.',
  },
  filtered: {
    any: 'not announced: it has none of the topics that are wanted here.',
    all: 'not announced: it lacks a topic that is wanted here.',
    none: 'not announced: it has a topic that is not wanted here.',
    titleContains: 'not announced: its title does not hold what is wanted here.',
    authorContains: 'not announced: its author is not the one that is wanted here.',
  },
  changed: 'not announced: when it came, what is wanted here was something else.',
  paused: (reason) => `Announcing is paused there: ${reason}`,
};

const de: WhyTexts = {
  why: { name: 'warum', description: 'Warum ein Beitrag hier angekündigt wurde, oder nicht' },
  post: { name: 'beitrag', description: 'Sein Titel, oder Wörter daraus' },
  mayNot: 'Dafür brauchst du *Server verwalten*, oder die Rolle aus `/einstellungen`.',
  notFollowed: (feed) => `Kein Kanal dieses Servers folgt **${feed}**. Mit \`/folgen\` lässt sich das ändern.`,
  topics: (topics) => `Seine Themen: ${topics}`,
  noTopics: 'Er hat keine Themen.',
  announced: (when, link) => `angekündigt ${when}: ${link}`,
  told: (feed, link) => `nicht eigens angekündigt: **${feed}** hat dort dasselbe schon gebracht. ${link}`,
  inLine: 'wartet darauf, angekündigt zu werden.',
  waits: (when) => `wird ${when} angekündigt, wann der Kanal es wünscht.`,
  failed: (error) => `Discord hat ihn nicht angenommen: ${error}`,
  skipped: 'ausgelassen, denn es gab nichts mehr anzukündigen.',
  missed: 'ausgelassen: Er kam in einer Pause, und an deren Ende wurde nicht um ihn gebeten.',
  unread: 'noch nicht gelesen. Danach wird er angekündigt.',
  forgotten: 'angekündigt, aber vor so langer Zeit, dass ich nicht mehr weiß, wo.',
  past: 'nicht angekündigt: er war schon da, bevor der Kanal dem Feed folgte. `/folgen` mit `rückblick` kündigt Vergangenes an.',
  quiet: {
    history: 'nicht angekündigt: er stand im Feed, als ich ihn zum ersten Mal las.',
    pause: 'nicht angekündigt: er kam, während der Feed angehalten war.',
    brake: 'zurückgehalten: fast der ganze Feed sah auf einmal neu aus. `/feed` entscheidet darüber.',
  },
  filtered: {
    any: 'nicht angekündigt: er hat keines der hier gewünschten Themen.',
    all: 'nicht angekündigt: ihm fehlt ein hier gewünschtes Thema.',
    none: 'nicht angekündigt: er hat ein hier nicht gewünschtes Thema.',
    titleContains: 'nicht angekündigt: im Titel fehlt, was hier gewünscht ist.',
    authorContains: 'nicht angekündigt: er ist nicht von der Person, die hier gewünscht ist.',
  },
  changed: 'nicht angekündigt: als er kam, war hier etwas anderes gewünscht.',
  paused: (reason) => `Die Ankündigungen dort sind angehalten: ${reason}`,
};

const fr: WhyTexts = {
  why: { name: 'pourquoi', description: 'Pourquoi un article a été annoncé ici, ou ne l’a pas été' },
  post: { name: 'article', description: 'Son titre, ou des mots de celui-ci' },
  mayNot: 'Il faut pour cela *Gérer le serveur*, ou le rôle choisi dans `/réglages`.',
  notFollowed: (feed) => `Aucun salon de ce serveur ne suit **${feed}**. \`/suivre\` y remédie.`,
  topics: (topics) => `Ses sujets : ${topics}`,
  noTopics: 'Il n’a pas de sujet.',
  announced: (when, link) => `annoncé ${when} : ${link}`,
  told: (feed, link) => `pas annoncé à part : **${feed}** y a déjà donné la même chose. ${link}`,
  inLine: 'en attente d’être annoncé.',
  waits: (when) => `sera annoncé ${when}, quand le salon le veut.`,
  failed: (error) => `Discord ne l’a pas accepté : ${error}`,
  skipped: 'laissé de côté : il n’y avait plus rien à annoncer.',
  missed: 'laissé de côté : il est venu pendant une pause, et personne ne l’a demandé à la fin.',
  unread: 'pas encore lu. Il sera annoncé ensuite.',
  forgotten: 'annoncé, il y a si longtemps que je ne sais plus où.',
  past: 'pas annoncé : il était là avant que le salon ne suive le flux. `/suivre` peut annoncer le passé.',
  quiet: {
    history: 'pas annoncé : il était dans le flux quand je l’ai lu pour la première fois.',
    pause: 'pas annoncé : il est venu pendant que le flux était suspendu.',
    brake: 'retenu : presque tout le flux semblait nouveau d’un coup. `/flux` en décide.',
  },
  filtered: {
    any: 'pas annoncé : il n’a aucun des sujets voulus ici.',
    all: 'pas annoncé : il lui manque un sujet voulu ici.',
    none: 'pas annoncé : il a un sujet qui n’est pas voulu ici.',
    titleContains: 'pas annoncé : son titre ne contient pas ce qui est voulu ici.',
    authorContains: 'pas annoncé : son auteur n’est pas celui qui est voulu ici.',
  },
  changed: 'pas annoncé : quand il est venu, autre chose était voulu ici.',
  paused: (reason) => `Les annonces y sont suspendues : ${reason}`,
};

const es: WhyTexts = {
  why: { name: 'porqué', description: 'Por qué una entrada se anunció aquí, o no' },
  post: { name: 'entrada', description: 'Su título, o palabras de él' },
  mayNot: 'Para eso hace falta *Gestionar servidor*, o el rol elegido en `/ajustes`.',
  notFollowed: (feed) => `Ningún canal de este servidor sigue **${feed}**. Con \`/seguir\` se cambia.`,
  topics: (topics) => `Sus temas: ${topics}`,
  noTopics: 'No tiene temas.',
  announced: (when, link) => `anunciada ${when}: ${link}`,
  told: (feed, link) => `no se anunció aparte: **${feed}** ya trajo allí lo mismo. ${link}`,
  inLine: 'espera a ser anunciada.',
  waits: (when) => `se anuncia ${when}, cuando el canal lo quiere.`,
  failed: (error) => `Discord no la aceptó: ${error}`,
  skipped: 'omitida: ya no había nada que anunciar.',
  missed: 'omitida: llegó durante una pausa y al final nadie la pidió.',
  unread: 'aún no leída. Después se anuncia.',
  forgotten: 'anunciada, hace tanto que ya no sé dónde.',
  past: 'no anunciada: estaba ahí antes de que el canal siguiera el feed. `/seguir` puede anunciar el pasado.',
  quiet: {
    history: 'no anunciada: estaba en el feed cuando lo leí por primera vez.',
    pause: 'no anunciada: llegó mientras el feed estaba en pausa.',
    brake: 'retenida: casi todo el feed parecía nuevo a la vez. `/feed` lo decide.',
  },
  filtered: {
    any: 'no anunciada: no tiene ninguno de los temas deseados aquí.',
    all: 'no anunciada: le falta un tema deseado aquí.',
    none: 'no anunciada: tiene un tema no deseado aquí.',
    titleContains: 'no anunciada: su título no contiene lo deseado aquí.',
    authorContains: 'no anunciada: su autor no es el deseado aquí.',
  },
  changed: 'no anunciada: cuando llegó, aquí se deseaba otra cosa.',
  paused: (reason) => `Los anuncios allí están en pausa: ${reason}`,
};

export const whyTexts: Catalogue<WhyTexts> = { en, de, fr, es };
