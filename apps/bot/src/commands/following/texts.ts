import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

type OptionName =
  | 'feed'
  | 'channel'
  | 'topics'
  | 'mention'
  | 'style'
  | 'backfill'
  | 'title'
  | 'author'
  | 'crosspost'
  | 'burst'
  | 'when';

export interface FollowingTexts {
  readonly follow: Named;
  readonly unfollow: Named;
  readonly following: Named;
  readonly options: Readonly<Record<OptionName, Named>>;
  readonly mayNot: string;
  readonly unknownFeed: (name: string) => string;
  readonly notReadable: (problem: string) => string;
  readonly stillReading: string;
  readonly severalFeeds: string;
  readonly badBackfill: string;
  readonly badTiming: string;
  readonly everyoneRole: string;
  readonly unknownChannel: (channel: string) => string;
  readonly missing: (channel: string, permissions: string) => string;
  readonly needsForum: string;
  readonly isForum: string;
  readonly notInThread: string;
  readonly notAnnouncement: string;
  readonly followed: (feed: string, channel: string) => string;
  readonly changed: (feed: string, channel: string) => string;
  readonly backfilled: (count: number) => string;
  readonly fromNowOn: string;
  readonly unfollowed: (feed: string, channel: string) => string;
  readonly notFollowed: string;
  readonly nothingFollowed: string;
  readonly heading: string;
  readonly chooseOne: string;
  readonly chooseRole: string;
  readonly active: string;
  readonly paused: (reason: string, since: string) => string;
  readonly pause: string;
  readonly resume: string;
  readonly missed: (count: number) => string;
  readonly edit: string;
  readonly remove: string;
  readonly last: string;
  readonly back: string;
  readonly noDeliveries: string;
  readonly states: Readonly<Record<'pending' | 'sending' | 'sent' | 'skipped' | 'failed', string>>;
}

const en: FollowingTexts = {
  follow: { name: 'follow', description: 'Announce new posts of a feed in a channel' },
  unfollow: { name: 'unfollow', description: 'Stop announcing a feed in a channel' },
  following: { name: 'following', description: 'Show what is announced here; pause, change or remove it' },
  options: {
    feed: { name: 'feed', description: 'A feed that is known here, or the address of one' },
    channel: { name: 'channel', description: 'Where to announce' },
    topics: { name: 'topics', description: 'Any of these, with + all, with - none: xen, +usb, -personal' },
    mention: { name: 'mention', description: 'A role to ping with every announcement' },
    style: { name: 'style', description: 'How an announcement looks' },
    backfill: { name: 'backfill', description: 'Also announce past posts: "latest 5" or "since 2026-01-31"' },
    title: { name: 'title', description: 'Only posts whose title contains this' },
    author: { name: 'author', description: 'Only posts whose author contains this' },
    crosspost: { name: 'crosspost', description: 'Publish to the channels that follow this announcement channel' },
    burst: { name: 'burst', description: 'More posts than this at once become one message (5; 0 for never)' },
    when: {
      name: 'when',
      description: 'now, hourly, daily 18:00, weekly friday 9:00; add "quiet 22-7" for hours without',
    },
  },
  mayNot: 'Following feeds takes *Manage Server* or the role that the server has chosen for it.',
  unknownFeed: (name) => `I know no feed “${name}”. Give the address of one, or choose from the list.`,
  notReadable: (problem) => `I could not read that feed: ${problem}`,
  stillReading: 'Its posts are still being read; past ones that were not read yet are not announced.',
  severalFeeds: 'That page has several feeds. Which one?',
  badBackfill: 'Write the backfill as `latest 5` (1 to 1000) or `since 2026-01-31`.',
  badTiming:
    'Write when to announce as `now`, `hourly`, `daily 18:00` or `weekly friday 9:00`, with `quiet 22-7` for hours in which nothing is sent.',
  everyoneRole: '@everyone is not a role that I ping.',
  unknownChannel: (channel) =>
    `I cannot see ${channel}: it was deleted, or I lack *View Channel* in its settings, under Permissions.`,
  missing: (channel, permissions) => `In ${channel} I lack ${permissions}. Give me that and try again.`,
  needsForum: 'The style *forum* needs a forum channel.',
  isForum: 'In a forum channel only the style *forum* works.',
  notInThread: 'In a thread the styles *thread* and *webhook* do not work.',
  notAnnouncement: 'Only messages of announcement channels can be crossposted.',
  followed: (feed, channel) => `**${feed}** is announced in ${channel} from now on.`,
  changed: (feed, channel) => `**${feed}** was followed in ${channel} before; it now has these settings.`,
  backfilled: (count) => (count === 1 ? '1 past post will be announced.' : `${count} past posts will be announced.`),
  fromNowOn: 'Nothing of the past is announced.',
  unfollowed: (feed, channel) => `**${feed}** is no longer announced in ${channel}.`,
  notFollowed: 'That feed is not followed there. `/following` shows what is.',
  nothingFollowed: 'No feed is followed in this server yet. `/follow` begins one.',
  heading: 'Feeds followed here',
  chooseOne: 'Choose one to change',
  chooseRole: 'Who else may follow feeds',
  active: 'active',
  paused: (reason, since) => `paused since ${since}: ${reason}`,
  pause: 'Pause',
  resume: 'Resume',
  missed: (count) =>
    count === 1 ? '1 post was missed. What becomes of it?' : `${count} posts were missed. What becomes of them?`,
  edit: 'Edit',
  remove: 'Remove',
  last: 'Last deliveries',
  back: 'Back',
  noDeliveries: 'Nothing was announced yet.',
  states: { pending: 'waits', sending: 'is being sent', sent: 'sent', skipped: 'skipped', failed: 'failed' },
};

const de: FollowingTexts = {
  follow: { name: 'folgen', description: 'Neue Beiträge eines Feeds in einem Kanal ankündigen' },
  unfollow: { name: 'entfolgen', description: 'Einen Feed in einem Kanal nicht mehr ankündigen' },
  following: { name: 'gefolgt', description: 'Zeigt, was hier angekündigt wird; anhalten, ändern, entfernen' },
  options: {
    feed: { name: 'feed', description: 'Ein bekannter Feed oder die Adresse eines Feeds' },
    channel: { name: 'kanal', description: 'Wo angekündigt wird' },
    topics: { name: 'themen', description: 'Eines davon, mit + alle, mit - keines: xen, +usb, -privat' },
    mention: { name: 'rolle', description: 'Eine Rolle, die bei jeder Ankündigung erwähnt wird' },
    style: { name: 'stil', description: 'Wie eine Ankündigung aussieht' },
    backfill: { name: 'rückblick', description: 'Auch frühere Beiträge: „latest 5“ oder „since 2026-01-31“' },
    title: { name: 'titel', description: 'Nur Beiträge, deren Titel dies enthält' },
    author: { name: 'autor', description: 'Nur Beiträge, deren Autor dies enthält' },
    crosspost: { name: 'veröffentlichen', description: 'In den Kanälen veröffentlichen, die diesem folgen' },
    burst: { name: 'höchstens', description: 'Mehr Beiträge auf einmal werden eine Nachricht (5; 0 für nie)' },
    when: { name: 'wann', description: 'sofort, stündlich, täglich 18:00, wöchentlich freitag 9:00; dazu „ruhe 22-7“' },
  },
  mayNot: 'Dafür brauchst du *Server verwalten* oder die Rolle, die der Server dafür gewählt hat.',
  unknownFeed: (name) => `Ich kenne keinen Feed „${name}“. Gib seine Adresse an oder wähle aus der Liste.`,
  notReadable: (problem) => `Diesen Feed konnte ich nicht lesen: ${problem}`,
  stillReading: 'Seine Beiträge werden noch gelesen; frühere, die noch nicht gelesen sind, werden nicht angekündigt.',
  severalFeeds: 'Diese Seite hat mehrere Feeds. Welcher soll es sein?',
  badBackfill: 'Schreibe den Rückblick als `latest 5` (1 bis 1000) oder `since 2026-01-31`.',
  badTiming:
    'Schreibe, wann angekündigt wird: `sofort`, `stündlich`, `täglich 18:00` oder `wöchentlich freitag 9:00`, mit `ruhe 22-7` für Stunden, in denen nichts gesendet wird.',
  everyoneRole: '@everyone ist keine Rolle, die ich erwähne.',
  unknownChannel: (channel) =>
    `${channel} sehe ich nicht: er wurde gelöscht, oder mir fehlt *Kanal ansehen* in seinen Einstellungen, unter Berechtigungen.`,
  missing: (channel, permissions) => `In ${channel} fehlt mir ${permissions}. Gib mir das und versuche es noch einmal.`,
  needsForum: 'Der Stil *forum* braucht einen Forumskanal.',
  isForum: 'In einem Forumskanal geht nur der Stil *forum*.',
  notInThread: 'In einem Thread gehen die Stile *thread* und *webhook* nicht.',
  notAnnouncement: 'Nur Nachrichten von Ankündigungskanälen können veröffentlicht werden.',
  followed: (feed, channel) => `**${feed}** wird ab jetzt in ${channel} angekündigt.`,
  changed: (feed, channel) => `**${feed}** wurde in ${channel} schon angekündigt und hat jetzt diese Einstellungen.`,
  backfilled: (count) =>
    count === 1 ? '1 früherer Beitrag wird angekündigt.' : `${count} frühere Beiträge werden angekündigt.`,
  fromNowOn: 'Von früher wird nichts angekündigt.',
  unfollowed: (feed, channel) => `**${feed}** wird in ${channel} nicht mehr angekündigt.`,
  notFollowed: 'Diesem Feed wird dort nicht gefolgt. `/gefolgt` zeigt, welchen.',
  nothingFollowed: 'Auf diesem Server wird noch keinem Feed gefolgt. `/folgen` fängt damit an.',
  heading: 'Feeds, denen hier gefolgt wird',
  chooseOne: 'Einen zum Ändern wählen',
  chooseRole: 'Wer noch Feeds folgen darf',
  active: 'aktiv',
  paused: (reason, since) => `angehalten seit ${since}: ${reason}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  missed: (count) =>
    count === 1 ? '1 Beitrag wurde verpasst. Was wird daraus?' : `${count} Beiträge wurden verpasst. Was wird daraus?`,
  edit: 'Ändern',
  remove: 'Entfernen',
  last: 'Letzte Ankündigungen',
  back: 'Zurück',
  noDeliveries: 'Es wurde noch nichts angekündigt.',
  states: {
    pending: 'wartet',
    sending: 'wird gesendet',
    sent: 'gesendet',
    skipped: 'ausgelassen',
    failed: 'gescheitert',
  },
};

const fr: FollowingTexts = {
  follow: { name: 'suivre', description: 'Annoncer les nouveaux articles d’un flux dans un salon' },
  unfollow: { name: 'nepassuivre', description: 'Ne plus annoncer un flux dans un salon' },
  following: { name: 'suivis', description: 'Montrer ce qui est annoncé ici ; suspendre, modifier, retirer' },
  options: {
    feed: { name: 'flux', description: 'Un flux connu ici, ou l’adresse d’un flux' },
    channel: { name: 'salon', description: 'Où annoncer' },
    topics: { name: 'sujets', description: 'L’un d’eux, avec + tous, avec - aucun : xen, +usb, -perso' },
    mention: { name: 'rôle', description: 'Un rôle à mentionner à chaque annonce' },
    style: { name: 'style', description: 'L’aspect d’une annonce' },
    backfill: { name: 'passé', description: 'Aussi les articles passés : « latest 5 » ou « since 2026-01-31 »' },
    title: { name: 'titre', description: 'Seulement les articles dont le titre contient ceci' },
    author: { name: 'auteur', description: 'Seulement les articles dont l’auteur contient ceci' },
    crosspost: { name: 'publier', description: 'Publier dans les salons qui suivent ce salon d’annonces' },
    burst: { name: 'maximum', description: 'Plus d’articles à la fois deviennent un message (5 ; 0 pour jamais)' },
    when: {
      name: 'quand',
      description: 'immédiat, horaire, quotidien 18:00, hebdomadaire vendredi 9:00 ; et « calme 22-7 »',
    },
  },
  mayNot: 'Il faut *Gérer le serveur* ou le rôle que le serveur a choisi pour cela.',
  unknownFeed: (name) => `Je ne connais pas de flux « ${name} ». Donnez son adresse ou choisissez dans la liste.`,
  notReadable: (problem) => `Je n’ai pas pu lire ce flux : ${problem}`,
  stillReading: 'Ses articles sont encore en lecture ; les anciens non encore lus ne sont pas annoncés.',
  severalFeeds: 'Cette page a plusieurs flux. Lequel ?',
  badBackfill: 'Écrivez `latest 5` (de 1 à 1000) ou `since 2026-01-31`.',
  badTiming:
    'Écrivez quand annoncer : `immédiat`, `horaire`, `quotidien 18:00` ou `hebdomadaire vendredi 9:00`, avec `calme 22-7` pour les heures sans envoi.',
  everyoneRole: '@everyone n’est pas un rôle que je mentionne.',
  unknownChannel: (channel) =>
    `Je ne vois pas ${channel} : il a été supprimé, ou il me manque *Voir le salon* dans ses paramètres, sous Permissions.`,
  missing: (channel, permissions) => `Dans ${channel} il me manque ${permissions}. Donnez-le-moi et réessayez.`,
  needsForum: 'Le style *forum* demande un salon de forum.',
  isForum: 'Dans un forum, seul le style *forum* fonctionne.',
  notInThread: 'Dans un fil, les styles *thread* et *webhook* ne fonctionnent pas.',
  notAnnouncement: 'Seuls les messages des salons d’annonces peuvent être publiés.',
  followed: (feed, channel) => `**${feed}** est désormais annoncé dans ${channel}.`,
  changed: (feed, channel) => `**${feed}** était déjà suivi dans ${channel} ; il a maintenant ces réglages.`,
  backfilled: (count) => (count === 1 ? '1 article passé sera annoncé.' : `${count} articles passés seront annoncés.`),
  fromNowOn: 'Rien du passé n’est annoncé.',
  unfollowed: (feed, channel) => `**${feed}** n’est plus annoncé dans ${channel}.`,
  notFollowed: 'Ce flux n’y est pas suivi. `/suivis` montre lesquels le sont.',
  nothingFollowed: 'Aucun flux n’est encore suivi sur ce serveur. `/suivre` commence.',
  heading: 'Flux suivis ici',
  chooseOne: 'En choisir un à modifier',
  chooseRole: 'Qui d’autre peut suivre des flux',
  active: 'actif',
  paused: (reason, since) => `suspendu depuis ${since} : ${reason}`,
  pause: 'Suspendre',
  resume: 'Reprendre',
  missed: (count) =>
    count === 1
      ? '1 article a été manqué. Que devient-il ?'
      : `${count} articles ont été manqués. Que deviennent-ils ?`,
  edit: 'Modifier',
  remove: 'Retirer',
  last: 'Dernières annonces',
  back: 'Retour',
  noDeliveries: 'Rien n’a encore été annoncé.',
  states: { pending: 'attend', sending: 'en cours d’envoi', sent: 'envoyé', skipped: 'laissé', failed: 'échoué' },
};

const es: FollowingTexts = {
  follow: { name: 'seguir', description: 'Anunciar las entradas nuevas de un feed en un canal' },
  unfollow: { name: 'noseguir', description: 'Dejar de anunciar un feed en un canal' },
  following: { name: 'seguidos', description: 'Mostrar lo que se anuncia aquí; pausar, cambiar o quitar' },
  options: {
    feed: { name: 'feed', description: 'Un feed conocido aquí, o la dirección de uno' },
    channel: { name: 'canal', description: 'Dónde anunciar' },
    topics: { name: 'temas', description: 'Alguno de estos, con + todos, con - ninguno: xen, +usb, -personal' },
    mention: { name: 'rol', description: 'Un rol que se menciona con cada anuncio' },
    style: { name: 'estilo', description: 'Cómo se ve un anuncio' },
    backfill: { name: 'pasado', description: 'También las pasadas: «latest 5» o «since 2026-01-31»' },
    title: { name: 'título', description: 'Solo entradas cuyo título contiene esto' },
    author: { name: 'autor', description: 'Solo entradas cuyo autor contiene esto' },
    crosspost: { name: 'publicar', description: 'Publicar en los canales que siguen este canal de anuncios' },
    burst: { name: 'máximo', description: 'Más entradas a la vez son un mensaje (5; 0 para nunca)' },
    when: { name: 'cuando', description: 'inmediato, horario, diario 18:00, semanal viernes 9:00; y «silencio 22-7»' },
  },
  mayNot: 'Hace falta *Gestionar servidor* o el rol que el servidor eligió para ello.',
  unknownFeed: (name) => `No conozco ningún feed «${name}». Da su dirección o elige de la lista.`,
  notReadable: (problem) => `No pude leer ese feed: ${problem}`,
  stillReading: 'Sus entradas aún se están leyendo; las pasadas sin leer no se anuncian.',
  severalFeeds: 'Esa página tiene varios feeds. ¿Cuál?',
  badBackfill: 'Escribe `latest 5` (de 1 a 1000) o `since 2026-01-31`.',
  badTiming:
    'Escribe cuándo anunciar: `inmediato`, `horario`, `diario 18:00` o `semanal viernes 9:00`, con `silencio 22-7` para las horas sin envíos.',
  everyoneRole: '@everyone no es un rol que yo mencione.',
  unknownChannel: (channel) => `No veo ${channel}: fue eliminado, o me falta *Ver canal* en sus ajustes, en Permisos.`,
  missing: (channel, permissions) => `En ${channel} me falta ${permissions}. Dámelo e inténtalo otra vez.`,
  needsForum: 'El estilo *forum* necesita un canal de foro.',
  isForum: 'En un foro solo funciona el estilo *forum*.',
  notInThread: 'En un hilo no funcionan los estilos *thread* y *webhook*.',
  notAnnouncement: 'Solo se pueden publicar mensajes de canales de anuncios.',
  followed: (feed, channel) => `**${feed}** se anuncia desde ahora en ${channel}.`,
  changed: (feed, channel) => `**${feed}** ya se seguía en ${channel}; ahora tiene estos ajustes.`,
  backfilled: (count) => (count === 1 ? 'Se anunciará 1 entrada pasada.' : `Se anunciarán ${count} entradas pasadas.`),
  fromNowOn: 'Nada del pasado se anuncia.',
  unfollowed: (feed, channel) => `**${feed}** ya no se anuncia en ${channel}.`,
  notFollowed: 'Ese feed no se sigue allí. `/seguidos` muestra cuáles sí.',
  nothingFollowed: 'Aún no se sigue ningún feed en este servidor. `/seguir` empieza uno.',
  heading: 'Feeds que se siguen aquí',
  chooseOne: 'Elige uno para cambiarlo',
  chooseRole: 'Quién más puede seguir feeds',
  active: 'activo',
  paused: (reason, since) => `en pausa desde ${since}: ${reason}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  missed: (count) =>
    count === 1 ? 'Se perdió 1 entrada. ¿Qué pasa con ella?' : `Se perdieron ${count} entradas. ¿Qué pasa con ellas?`,
  edit: 'Cambiar',
  remove: 'Quitar',
  last: 'Últimos anuncios',
  back: 'Volver',
  noDeliveries: 'Aún no se anunció nada.',
  states: { pending: 'espera', sending: 'se está enviando', sent: 'enviado', skipped: 'omitido', failed: 'falló' },
};

export const followingTexts: Catalogue<FollowingTexts> = { en, de, fr, es };
