import type { ArticleMode, CatchUp, FeedEventKind, LiveFeedStatus, PushState } from '@fieldnotes/store';
import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

/** What is told of a push; escaped, times as Discord shows them. */
export interface PushFacts {
  readonly hub: string;
  readonly since: string;
  readonly until: string;
  readonly last: string;
  readonly misses: number;
  readonly problem: string;
}

export interface FeedTexts {
  readonly feed: Named;
  readonly test: Named;
  readonly history: Named;
  readonly pause: Named;
  readonly resume: Named;
  readonly url: Named;
  readonly articles: Named;
  readonly held: Named;
  readonly address: Named;
  readonly missed: Named;
  readonly mode: Named;
  readonly what: Named;
  readonly missedChoices: Readonly<Record<CatchUp, string>>;
  readonly articleChoices: Readonly<Record<ArticleMode, string>>;
  readonly heldChoices: Readonly<Record<'announce' | 'forget', string>>;

  readonly mayNot: string;
  readonly notLive: string;
  readonly elsewhere: string;
  readonly noWorker: string;
  readonly states: Readonly<Record<LiveFeedStatus['state'], string>>;
  readonly lastRead: (when: string) => string;
  readonly never: string;
  readonly next: (when: string) => string;
  readonly trouble: (problem: string, since: string, times: number) => string;
  readonly push: Readonly<Record<PushState, (facts: PushFacts) => string>>;
  readonly heldBack: (count: number) => string;
  readonly events: Readonly<Record<FeedEventKind, string>>;
  readonly posts: (added: number, revised: number) => string;
  readonly nothingYet: string;
  readonly paused: (feed: string) => string;
  readonly resumed: (feed: string) => string;
  readonly wasPaused: (feed: string) => string;
  readonly wasNotPaused: (feed: string) => string;
  readonly relocated: (feed: string, address: string) => string;
  readonly taken: string;
  readonly badAddress: string;
  readonly announcing: (count: number) => string;
  readonly forgotten: string;
  readonly nothingHeld: string;
  readonly tested: (title: string, items: number) => string;
  readonly known: string;
  readonly fresh: string;
  readonly undated: string;
  readonly firstTime: string;
}

const en: FeedTexts = {
  feed: { name: 'feed', description: 'Look after a feed that is followed' },
  test: { name: 'test', description: 'Show what is at an address, and what of it would be announced' },
  history: { name: 'history', description: 'Show how a feed fares and what befell it' },
  pause: { name: 'pause', description: 'Stop asking for a feed, for everybody who follows it' },
  resume: { name: 'resume', description: 'Ask for a paused feed again' },
  url: { name: 'url', description: 'Tell where a feed is now' },
  articles: { name: 'articles', description: 'Choose where the text of its posts comes from' },
  held: { name: 'held', description: 'Decide about posts that looked new all at once' },
  address: { name: 'address', description: 'An address that begins with http:// or https://' },
  missed: { name: 'missed', description: 'What becomes of posts that were missed' },
  mode: { name: 'mode', description: 'Where their text comes from' },
  what: { name: 'what', description: 'What becomes of the posts' },
  missedChoices: { skip: 'leave them out', digest: 'one message for all', all: 'announce each' },
  articleChoices: {
    auto: 'from the page where the feed carries a teaser',
    always: 'always from the page a post links to',
    never: 'always from the feed',
  },
  heldChoices: { announce: 'announce them', forget: 'take them as the past' },
  mayNot: 'Only those who manage feeds here may do that.',
  notLive: 'That feed is not followed on the web.',
  elsewhere: 'Other servers follow that feed too, so it is not yours to change. `/unfollow` ends it here.',
  noWorker: 'No worker answered within a minute; is one running?',
  states: { new: 'not asked yet', well: 'well', failing: 'failing', paused: 'paused' },
  lastRead: (when) => `last read ${when}`,
  never: 'never',
  next: (when) => `next ${when}`,
  trouble: (problem, since, times) => `Since ${since}, ${times} times in a row: ${problem}`,
  push: {
    believed: ({ hub, since, until, last }) =>
      `Pushed by ${hub} (agreed ${since}, ends ${until} if not renewed, last push ${last}): asked for once a day, to see what was not pushed.`,
    agreed: ({ hub, since, until }) =>
      `${hub} has agreed to push it (${since}, ends ${until} if not renewed). Nothing has come from there yet, so it is asked for as any other.`,
    doubted: ({ hub, misses }) =>
      `${hub} pushes it, but has left out posts that I found myself (times: ${misses}). It is asked for as any other until the next push.`,
    'given-up': ({ hub, misses }) =>
      `Not pushed: ${hub} has left out posts that I found myself (times: ${misses}), and is not believed any more.`,
    refused: ({ hub, problem }) => `Not pushed by ${hub}: ${problem}`,
    asked: ({ hub }) => `Not pushed yet: ${hub} was asked and has not answered.`,
    new: ({ hub }) => `Not pushed yet: ${hub} is to be asked.`,
  },
  heldBack: (count) => `${count} posts are held back: \`/feed held\` decides about them.`,
  events: {
    posts: 'posts',
    failing: 'could not be read',
    recovered: 'can be read again',
    gone: 'was taken away',
    missing: 'is not there',
    moved: 'moved',
    brake: 'posts held back',
    paused: 'paused',
    resumed: 'resumed',
  },
  posts: (added, revised) => `${added} new, ${revised} changed`,
  nothingYet: 'Nothing has happened yet.',
  paused: (feed) => `**${feed}** is not asked for until \`/feed resume\`.`,
  resumed: (feed) => `**${feed}** is asked for again.`,
  wasPaused: (feed) => `**${feed}** was paused already.`,
  wasNotPaused: (feed) => `**${feed}** was not paused.`,
  relocated: (feed, address) => `**${feed}** is asked for at ${address} from now on.`,
  taken: 'Another feed is followed at that address.',
  badAddress: 'That is not an address of the web.',
  announcing: (count) => `${count} posts are announced now.`,
  forgotten: 'They count as the past now, and are announced to nobody.',
  nothingHeld: 'No post of that feed is held back.',
  tested: (title, items) => `**${title}** has ${items} items.`,
  known: 'known: not announced',
  fresh: 'new: announced where its filter lets it through',
  undated: 'without a date',
  firstTime: 'It is not followed yet: all of this would be its past, and announced only with `backfill`.',
};

const de: FeedTexts = {
  feed: { name: 'feed', description: 'Nach einem Feed sehen, dem gefolgt wird' },
  test: { name: 'test', description: 'Zeigen, was an einer Adresse ist und was davon angekündigt würde' },
  history: { name: 'verlauf', description: 'Zeigen, wie es einem Feed geht und was ihm widerfuhr' },
  pause: { name: 'pause', description: 'Einen Feed nicht mehr abfragen, für alle, die ihm folgen' },
  resume: { name: 'fortsetzen', description: 'Einen angehaltenen Feed wieder abfragen' },
  url: { name: 'adresse', description: 'Sagen, wo ein Feed jetzt ist' },
  articles: { name: 'artikel', description: 'Wählen, woher der Text seiner Beiträge kommt' },
  held: { name: 'gehalten', description: 'Über Beiträge entscheiden, die alle auf einmal neu aussahen' },
  address: { name: 'adresse', description: 'Eine Adresse, die mit http:// oder https:// beginnt' },
  missed: { name: 'verpasst', description: 'Was aus verpassten Beiträgen wird' },
  mode: { name: 'weise', description: 'Woher ihr Text kommt' },
  what: { name: 'was', description: 'Was aus den Beiträgen wird' },
  missedChoices: { skip: 'auslassen', digest: 'eine Nachricht für alle', all: 'jeden ankündigen' },
  articleChoices: {
    auto: 'von der Seite, wo der Feed nur einen Anfang enthält',
    always: 'immer von der Seite, auf die ein Beitrag verweist',
    never: 'immer aus dem Feed',
  },
  heldChoices: { announce: 'ankündigen', forget: 'als vergangen ansehen' },
  mayNot: 'Das dürfen nur, die hier Feeds verwalten.',
  notLive: 'Diesem Feed wird nicht im Netz gefolgt.',
  elsewhere:
    'Auch andere Server folgen diesem Feed, darum lässt er sich hier nicht ändern. `/entfolgen` beendet ihn hier.',
  noWorker: 'Kein Worker hat innerhalb einer Minute geantwortet; läuft einer?',
  states: { new: 'noch nicht abgefragt', well: 'in Ordnung', failing: 'gestört', paused: 'angehalten' },
  lastRead: (when) => `zuletzt gelesen ${when}`,
  never: 'nie',
  next: (when) => `wieder ${when}`,
  trouble: (problem, since, times) => `Seit ${since}, ${times}-mal in Folge: ${problem}`,
  push: {
    believed: ({ hub, since, until, last }) =>
      `${hub} meldet Neues von selbst (zugesagt ${since}, endet ${until}, wenn nicht erneuert, zuletzt ${last}); abgefragt wird einmal am Tag, um zu sehen, was ausblieb.`,
    agreed: ({ hub, since, until }) =>
      `${hub} hat zugesagt, Neues zu melden (${since}, endet ${until}, wenn nicht erneuert). Von dort kam noch nichts, darum wird abgefragt wie sonst.`,
    doubted: ({ hub, misses }) =>
      `${hub} meldet Neues, hat aber Beiträge ausgelassen, die ich selbst fand (Male: ${misses}). Bis zur nächsten Meldung wird abgefragt wie sonst.`,
    'given-up': ({ hub, misses }) =>
      `${hub} hat Beiträge ausgelassen, die ich selbst fand (Male: ${misses}); ihm wird nicht mehr geglaubt, es wird abgefragt wie sonst.`,
    refused: ({ hub, problem }) => `${hub} meldet nichts: ${problem}`,
    asked: ({ hub }) => `${hub} wurde um Meldungen gebeten und hat noch nicht geantwortet.`,
    new: ({ hub }) => `${hub} wird noch um Meldungen gebeten.`,
  },
  heldBack: (count) => `${count} Beiträge werden gehalten: \`/feed gehalten\` entscheidet über sie.`,
  events: {
    posts: 'Beiträge',
    failing: 'war nicht zu lesen',
    recovered: 'ist wieder zu lesen',
    gone: 'wurde entfernt',
    missing: 'ist nicht da',
    moved: 'ist umgezogen',
    brake: 'Beiträge gehalten',
    paused: 'angehalten',
    resumed: 'fortgesetzt',
  },
  posts: (added, revised) => `${added} neu, ${revised} geändert`,
  nothingYet: 'Noch ist nichts geschehen.',
  paused: (feed) => `**${feed}** wird bis \`/feed fortsetzen\` nicht abgefragt.`,
  resumed: (feed) => `**${feed}** wird wieder abgefragt.`,
  wasPaused: (feed) => `**${feed}** war schon angehalten.`,
  wasNotPaused: (feed) => `**${feed}** war nicht angehalten.`,
  relocated: (feed, address) => `**${feed}** wird von nun an unter ${address} abgefragt.`,
  taken: 'Unter dieser Adresse wird schon einem anderen Feed gefolgt.',
  badAddress: 'Das ist keine Adresse im Netz.',
  announcing: (count) => `${count} Beiträge werden jetzt angekündigt.`,
  forgotten: 'Sie gelten jetzt als vergangen und werden niemandem angekündigt.',
  nothingHeld: 'Von diesem Feed wird kein Beitrag gehalten.',
  tested: (title, items) => `**${title}** hat ${items} Einträge.`,
  known: 'bekannt: nicht angekündigt',
  fresh: 'neu: angekündigt, wo der Filter ihn durchlässt',
  undated: 'ohne Datum',
  firstTime: 'Ihm wird noch nicht gefolgt: All das wäre Vergangenheit und würde nur mit `backfill` angekündigt.',
};

const fr: FeedTexts = {
  feed: { name: 'flux', description: 'S’occuper d’un flux suivi' },
  test: { name: 'essai', description: 'Montrer ce qui est à une adresse et ce qui en serait annoncé' },
  history: { name: 'historique', description: 'Montrer l’état d’un flux et ce qui lui est arrivé' },
  pause: { name: 'pause', description: 'Ne plus demander un flux, pour tous ceux qui le suivent' },
  resume: { name: 'reprise', description: 'Demander de nouveau un flux en pause' },
  url: { name: 'adresse', description: 'Dire où se trouve un flux maintenant' },
  articles: { name: 'articles', description: 'Choisir d’où vient le texte de ses billets' },
  held: { name: 'retenus', description: 'Décider des billets qui ont tous paru nouveaux à la fois' },
  address: { name: 'adresse', description: 'Une adresse qui commence par http:// ou https://' },
  missed: { name: 'manques', description: 'Ce que deviennent les billets manqués' },
  mode: { name: 'mode', description: 'D’où vient leur texte' },
  what: { name: 'quoi', description: 'Ce que deviennent les billets' },
  missedChoices: { skip: 'les laisser', digest: 'un message pour tous', all: 'annoncer chacun' },
  articleChoices: {
    auto: 'de la page là où le flux n’en donne que le début',
    always: 'toujours de la page vers laquelle mène un billet',
    never: 'toujours du flux',
  },
  heldChoices: { announce: 'les annoncer', forget: 'les tenir pour passés' },
  mayNot: 'Seuls ceux qui gèrent les flux ici le peuvent.',
  notLive: 'Ce flux n’est pas suivi sur le web.',
  elsewhere:
    'D’autres serveurs suivent aussi ce flux : il ne peut pas être changé d’ici. Cessez de le suivre pour y mettre fin ici.',
  noWorker: 'Aucun worker n’a répondu en une minute ; y en a-t-il un ?',
  states: { new: 'pas encore demandé', well: 'en ordre', failing: 'en panne', paused: 'en pause' },
  lastRead: (when) => `lu la dernière fois ${when}`,
  never: 'jamais',
  next: (when) => `prochaine fois ${when}`,
  trouble: (problem, since, times) => `Depuis ${since}, ${times} fois de suite : ${problem}`,
  push: {
    believed: ({ hub, since, until, last }) =>
      `${hub} annonce lui-même les nouveautés (accord ${since}, fin ${until} sauf renouvellement, dernière ${last}) ; demandé une fois par jour pour voir ce qui manque.`,
    agreed: ({ hub, since, until }) =>
      `${hub} a promis d’annoncer les nouveautés (${since}, fin ${until} sauf renouvellement). Rien n’en est encore venu : demandé comme les autres.`,
    doubted: ({ hub, misses }) =>
      `${hub} annonce les nouveautés, mais a omis des billets que j’ai trouvés moi-même (fois : ${misses}). Demandé comme les autres jusqu’à la prochaine annonce.`,
    'given-up': ({ hub, misses }) =>
      `${hub} a omis des billets que j’ai trouvés moi-même (fois : ${misses}) : il n’est plus cru, le flux est demandé comme les autres.`,
    refused: ({ hub, problem }) => `${hub} n’annonce rien : ${problem}`,
    asked: ({ hub }) => `${hub} a été sollicité et n’a pas encore répondu.`,
    new: ({ hub }) => `${hub} va être sollicité.`,
  },
  heldBack: (count) => `${count} billets sont retenus : \`/flux retenus\` en décide.`,
  events: {
    posts: 'billets',
    failing: 'n’a pas pu être lu',
    recovered: 'peut être lu de nouveau',
    gone: 'a été retiré',
    missing: 'n’est plus là',
    moved: 'a déménagé',
    brake: 'billets retenus',
    paused: 'mis en pause',
    resumed: 'repris',
  },
  posts: (added, revised) => `${added} nouveaux, ${revised} modifiés`,
  nothingYet: 'Rien ne s’est encore passé.',
  paused: (feed) => `**${feed}** n’est plus demandé jusqu’à \`/flux reprise\`.`,
  resumed: (feed) => `**${feed}** est de nouveau demandé.`,
  wasPaused: (feed) => `**${feed}** était déjà en pause.`,
  wasNotPaused: (feed) => `**${feed}** n’était pas en pause.`,
  relocated: (feed, address) => `**${feed}** est désormais demandé à ${address}.`,
  taken: 'Un autre flux est suivi à cette adresse.',
  badAddress: 'Ce n’est pas une adresse du web.',
  announcing: (count) => `${count} billets sont annoncés maintenant.`,
  forgotten: 'Ils comptent désormais comme passés et ne sont annoncés à personne.',
  nothingHeld: 'Aucun billet de ce flux n’est retenu.',
  tested: (title, items) => `**${title}** a ${items} entrées.`,
  known: 'connu : pas annoncé',
  fresh: 'nouveau : annoncé là où son filtre le laisse passer',
  undated: 'sans date',
  firstTime: 'Il n’est pas encore suivi : tout cela serait son passé, annoncé seulement avec `backfill`.',
};

const es: FeedTexts = {
  feed: { name: 'feed', description: 'Cuidar de un feed que se sigue' },
  test: { name: 'prueba', description: 'Mostrar qué hay en una dirección y qué se anunciaría de ello' },
  history: { name: 'historial', description: 'Mostrar cómo está un feed y qué le ocurrió' },
  pause: { name: 'pausa', description: 'Dejar de pedir un feed, para todos los que lo siguen' },
  resume: { name: 'reanudar', description: 'Pedir de nuevo un feed en pausa' },
  url: { name: 'direccion', description: 'Decir dónde está ahora un feed' },
  articles: { name: 'articulos', description: 'Elegir de dónde viene el texto de sus entradas' },
  held: { name: 'retenidas', description: 'Decidir sobre entradas que parecieron nuevas todas a la vez' },
  address: { name: 'direccion', description: 'Una dirección que empieza por http:// o https://' },
  missed: { name: 'perdidas', description: 'Qué pasa con las entradas perdidas' },
  mode: { name: 'modo', description: 'De dónde viene su texto' },
  what: { name: 'que', description: 'Qué pasa con las entradas' },
  missedChoices: { skip: 'dejarlas', digest: 'un mensaje para todas', all: 'anunciar cada una' },
  articleChoices: {
    auto: 'de la página cuando el feed solo trae el comienzo',
    always: 'siempre de la página a la que enlaza una entrada',
    never: 'siempre del feed',
  },
  heldChoices: { announce: 'anunciarlas', forget: 'tomarlas por pasadas' },
  mayNot: 'Solo pueden hacerlo quienes gestionan los feeds aquí.',
  notLive: 'Ese feed no se sigue en la web.',
  elsewhere:
    'Otros servidores también siguen ese feed, así que no se puede cambiar desde aquí. Deja de seguirlo para terminarlo aquí.',
  noWorker: 'Ningún worker respondió en un minuto; ¿hay alguno en marcha?',
  states: { new: 'aún no pedido', well: 'bien', failing: 'con fallos', paused: 'en pausa' },
  lastRead: (when) => `leído por última vez ${when}`,
  never: 'nunca',
  next: (when) => `de nuevo ${when}`,
  trouble: (problem, since, times) => `Desde ${since}, ${times} veces seguidas: ${problem}`,
  push: {
    believed: ({ hub, since, until, last }) =>
      `${hub} avisa por sí mismo (aceptó ${since}, termina ${until} si no se renueva, último aviso ${last}); se pide una vez al día para ver qué faltó.`,
    agreed: ({ hub, since, until }) =>
      `${hub} aceptó avisar (${since}, termina ${until} si no se renueva). Aún no ha llegado nada de allí, así que se pide como los demás.`,
    doubted: ({ hub, misses }) =>
      `${hub} avisa, pero omitió entradas que encontré yo (veces: ${misses}). Se pide como los demás hasta el próximo aviso.`,
    'given-up': ({ hub, misses }) =>
      `${hub} omitió entradas que encontré yo (veces: ${misses}): ya no se le cree y el feed se pide como los demás.`,
    refused: ({ hub, problem }) => `${hub} no avisa: ${problem}`,
    asked: ({ hub }) => `Se le pidió a ${hub} que avise y aún no ha respondido.`,
    new: ({ hub }) => `Se le va a pedir a ${hub} que avise.`,
  },
  heldBack: (count) => `${count} entradas están retenidas: \`/feed retenidas\` decide sobre ellas.`,
  events: {
    posts: 'entradas',
    failing: 'no se pudo leer',
    recovered: 'se puede leer de nuevo',
    gone: 'fue retirado',
    missing: 'no está',
    moved: 'se mudó',
    brake: 'entradas retenidas',
    paused: 'en pausa',
    resumed: 'reanudado',
  },
  posts: (added, revised) => `${added} nuevas, ${revised} cambiadas`,
  nothingYet: 'Aún no ha ocurrido nada.',
  paused: (feed) => `**${feed}** no se pide hasta \`/feed reanudar\`.`,
  resumed: (feed) => `**${feed}** se pide de nuevo.`,
  wasPaused: (feed) => `**${feed}** ya estaba en pausa.`,
  wasNotPaused: (feed) => `**${feed}** no estaba en pausa.`,
  relocated: (feed, address) => `**${feed}** se pide desde ahora en ${address}.`,
  taken: 'En esa dirección ya se sigue otro feed.',
  badAddress: 'Eso no es una dirección de la web.',
  announcing: (count) => `${count} entradas se anuncian ahora.`,
  forgotten: 'Ahora cuentan como pasadas y no se anuncian a nadie.',
  nothingHeld: 'Ninguna entrada de ese feed está retenida.',
  tested: (title, items) => `**${title}** tiene ${items} entradas.`,
  known: 'conocida: no se anuncia',
  fresh: 'nueva: se anuncia donde su filtro la deja pasar',
  undated: 'sin fecha',
  firstTime: 'Aún no se sigue: todo esto sería su pasado, y se anunciaría solo con `backfill`.',
};

export const feedTexts: Catalogue<FeedTexts> = { en, de, fr, es };
