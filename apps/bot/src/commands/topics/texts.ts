import type { EditProblem } from '@fieldnotes/content';
import type { TopicEdit } from '@fieldnotes/content/model';
import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

/** Texts that are given to a function are escaped already. */
export interface TopicTexts {
  readonly list: Named;
  readonly trend: Named;
  readonly edit: Named;
  readonly action: Named;
  readonly actions: Readonly<Record<TopicEdit['kind'], string>>;
  readonly name: Named;
  readonly signals: Named;
  readonly overTime: string;
  /** What the chart counts. */
  readonly postsUnit: string;
  readonly rising: (topics: string) => string;
  readonly fading: (topics: string) => string;
  readonly neither: string;
  readonly noTrend: string;
  readonly noChart: string;
  readonly mayNot: string;
  readonly shared: string;
  readonly full: string;
  readonly nameMissing: string;
  readonly done: Readonly<Record<TopicEdit['kind'], (topic: string, name: string) => string>>;
  readonly readAgain: string;
  readonly problem: Readonly<Record<EditProblem['kind'], (name: string) => string>>;
}

const en: TopicTexts = {
  list: { name: 'list', description: 'The topics, and why posts have them' },
  trend: { name: 'trend', description: 'Topics over time: what rises and what fades' },
  edit: { name: 'edit', description: 'Add, rename, merge or mute a topic (for those who manage the server)' },
  action: { name: 'action', description: 'What is to be done' },
  actions: { add: 'add', rename: 'rename', merge: 'merge', mute: 'mute', unmute: 'unmute' },
  name: { name: 'name', description: 'rename: the new name; merge: the topic that takes it in; add: the wider topic' },
  signals: { name: 'signals', description: 'add: words that speak for the topic, with commas between them' },
  overTime: 'Topics over time',
  postsUnit: 'posts',
  rising: (topics) => `**Rising:** ${topics}`,
  fading: (topics) => `**Fading:** ${topics}`,
  neither: 'No topic has clearly risen or faded in this time.',
  noTrend: 'There are too few dated posts for that: a trend needs at least two stretches of time.',
  noChart: 'The picture could not be drawn here; these are the numbers.',
  mayNot: 'For that you need *Manage Server* or the role that manages feeds here.',
  shared: 'Several servers share these topics, so that who runs the bot edits them: `fieldnotes topics rename …`.',
  full: 'There are as many edits as there may be. Who runs the bot can write them into a taxonomy.',
  nameMissing: 'Say in `name` how the topic is to be called, or which topic takes it in.',
  done: {
    add: (topic) => `Posts can have the topic **${topic}**.`,
    rename: (topic, name) => `**${topic}** is called **${name}**.`,
    merge: (topic, name) => `What was **${topic}** is **${name}**.`,
    mute: (topic) => `No post will have the topic **${topic}**.`,
    unmute: (topic) => `Posts can have the topic **${topic}** again.`,
  },
  readAgain: 'Posts are read again in the background; none is announced for it.',
  problem: {
    'unknown-topic': (name) => `No topic is called “${name}”. The suggestions show those that posts have.`,
    'name-taken': (name) => `There is a topic “${name}” already: merge the one into the other instead.`,
    'not-muted': (name) => `“${name}” is neither muted nor merged: there is nothing to take back.`,
    'same-topic': (name) => `“${name}” cannot be merged into itself. Name another topic.`,
    'not-a-phrase': (name) => `“${name}” cannot be a topic or a signal: take 1 to 80 characters, at most 8 words.`,
  },
};

const de: TopicTexts = {
  list: { name: 'liste', description: 'Die Themen, und warum Beiträge sie haben' },
  trend: { name: 'trend', description: 'Themen im Lauf der Zeit: was zunimmt und was abnimmt' },
  edit: { name: 'bearbeiten', description: 'Ein Thema anlegen, umbenennen, zusammenlegen oder stummschalten' },
  action: { name: 'aktion', description: 'Was geschehen soll' },
  actions: {
    add: 'anlegen',
    rename: 'umbenennen',
    merge: 'zusammenlegen',
    mute: 'stummschalten',
    unmute: 'stummschalten aufheben',
  },
  name: { name: 'name', description: 'umbenennen: neuer Name; zusammenlegen: das Zielthema; anlegen: Oberthema' },
  signals: { name: 'signale', description: 'anlegen: Wörter, die für das Thema sprechen, mit Kommas dazwischen' },
  overTime: 'Themen im Lauf der Zeit',
  postsUnit: 'Beiträge',
  rising: (topics) => `**Nimmt zu:** ${topics}`,
  fading: (topics) => `**Nimmt ab:** ${topics}`,
  neither: 'In dieser Zeit hat kein Thema deutlich zu- oder abgenommen.',
  noTrend: 'Dafür gibt es zu wenige datierte Beiträge: ein Trend braucht mindestens zwei Zeitabschnitte.',
  noChart: 'Das Bild ließ sich hier nicht zeichnen; das sind die Zahlen.',
  mayNot: 'Dafür brauchst du *Server verwalten* oder die Rolle, die hier Feeds verwaltet.',
  shared: 'Mehrere Server teilen diese Themen; wer den Bot betreibt, bearbeitet sie: `fieldnotes topics rename …`.',
  full: 'Mehr Änderungen sind nicht möglich. Wer den Bot betreibt, kann sie in eine Taxonomie schreiben.',
  nameMissing: 'Gib unter `name` an, wie das Thema heißen soll oder welches es aufnimmt.',
  done: {
    add: (topic) => `Beiträge können das Thema **${topic}** haben.`,
    rename: (topic, name) => `**${topic}** heißt jetzt **${name}**.`,
    merge: (topic, name) => `Was **${topic}** war, ist jetzt **${name}**.`,
    mute: (topic) => `Kein Beitrag bekommt mehr das Thema **${topic}**.`,
    unmute: (topic) => `Beiträge können das Thema **${topic}** wieder haben.`,
  },
  readAgain: 'Die Beiträge werden im Hintergrund neu gelesen; angekündigt wird deshalb keiner.',
  problem: {
    'unknown-topic': (name) => `Kein Thema heißt „${name}“. Die Vorschläge zeigen, welche Beiträge haben.`,
    'name-taken': (name) => `Ein Thema „${name}“ gibt es schon: leg das eine mit dem anderen zusammen.`,
    'not-muted': (name) => `„${name}“ ist weder stumm noch zusammengelegt: es gibt nichts aufzuheben.`,
    'same-topic': (name) => `„${name}“ lässt sich nicht mit sich selbst zusammenlegen. Nenne ein anderes Thema.`,
    'not-a-phrase': (name) => `„${name}“ kann kein Thema oder Signal sein: 1 bis 80 Zeichen, höchstens 8 Wörter.`,
  },
};

const fr: TopicTexts = {
  list: { name: 'liste', description: 'Les sujets, et pourquoi les articles les ont' },
  trend: { name: 'tendance', description: 'Les sujets au fil du temps : ce qui monte et ce qui baisse' },
  edit: { name: 'modifier', description: 'Ajouter, renommer, fusionner ou taire un sujet' },
  action: { name: 'action', description: 'Ce qu’il faut faire' },
  actions: { add: 'ajouter', rename: 'renommer', merge: 'fusionner', mute: 'taire', unmute: 'ne plus taire' },
  name: {
    name: 'nom',
    description: 'renommer : nouveau nom ; fusionner : sujet d’accueil ; ajouter : sujet plus large',
  },
  signals: { name: 'signaux', description: 'ajouter : des mots qui parlent pour le sujet, séparés par des virgules' },
  overTime: 'Les sujets au fil du temps',
  postsUnit: 'articles',
  rising: (topics) => `**En hausse :** ${topics}`,
  fading: (topics) => `**En baisse :** ${topics}`,
  neither: 'Aucun sujet n’a clairement monté ou baissé pendant ce temps.',
  noTrend: 'Il y a trop peu d’articles datés : une tendance demande au moins deux périodes.',
  noChart: 'L’image n’a pas pu être dessinée ici ; voici les nombres.',
  mayNot: 'Il faut pour cela *Gérer le serveur* ou le rôle qui gère les flux ici.',
  shared: 'Plusieurs serveurs partagent ces sujets ; qui exploite le bot les modifie : `fieldnotes topics rename …`.',
  full: 'Il n’y a plus de place pour une modification. Qui exploite le bot peut les écrire dans une taxonomie.',
  nameMissing: 'Dis dans `nom` comment le sujet doit s’appeler, ou quel sujet l’accueille.',
  done: {
    add: (topic) => `Les articles peuvent avoir le sujet **${topic}**.`,
    rename: (topic, name) => `**${topic}** s’appelle **${name}**.`,
    merge: (topic, name) => `Ce qui était **${topic}** est **${name}**.`,
    mute: (topic) => `Aucun article n’aura plus le sujet **${topic}**.`,
    unmute: (topic) => `Les articles peuvent de nouveau avoir le sujet **${topic}**.`,
  },
  readAgain: 'Les articles sont relus en arrière-plan ; aucun n’est annoncé pour cela.',
  problem: {
    'unknown-topic': (name) => `Aucun sujet ne s’appelle « ${name} ». Les suggestions montrent ceux des articles.`,
    'name-taken': (name) => `Il y a déjà un sujet « ${name} » : fusionne plutôt l’un avec l’autre.`,
    'not-muted': (name) => `« ${name} » n’est ni tu ni fusionné : il n’y a rien à annuler.`,
    'same-topic': (name) => `« ${name} » ne peut pas être fusionné avec lui-même. Nomme un autre sujet.`,
    'not-a-phrase': (name) => `« ${name} » ne peut être ni sujet ni signal : 1 à 80 caractères, 8 mots au plus.`,
  },
};

const es: TopicTexts = {
  list: { name: 'lista', description: 'Los temas, y por qué las entradas los tienen' },
  trend: { name: 'tendencia', description: 'Los temas a lo largo del tiempo: qué sube y qué baja' },
  edit: { name: 'editar', description: 'Añadir, renombrar, unir o silenciar un tema' },
  action: { name: 'acción', description: 'Qué hay que hacer' },
  actions: { add: 'añadir', rename: 'renombrar', merge: 'unir', mute: 'silenciar', unmute: 'dejar de silenciar' },
  name: { name: 'nombre', description: 'renombrar: nombre nuevo; unir: tema que lo acoge; añadir: tema más amplio' },
  signals: { name: 'señales', description: 'añadir: palabras que hablan del tema, separadas por comas' },
  overTime: 'Los temas a lo largo del tiempo',
  postsUnit: 'entradas',
  rising: (topics) => `**Sube:** ${topics}`,
  fading: (topics) => `**Baja:** ${topics}`,
  neither: 'Ningún tema ha subido o bajado claramente en este tiempo.',
  noTrend: 'Hay muy pocas entradas con fecha: una tendencia necesita al menos dos periodos.',
  noChart: 'Aquí no se pudo dibujar la imagen; estos son los números.',
  mayNot: 'Para eso hace falta *Gestionar servidor* o el rol que gestiona los feeds aquí.',
  shared: 'Varios servidores comparten estos temas; los edita quien lleva el bot: `fieldnotes topics rename …`.',
  full: 'No caben más cambios. Quien lleva el bot puede escribirlos en una taxonomía.',
  nameMissing: 'Di en `nombre` cómo debe llamarse el tema, o qué tema lo acoge.',
  done: {
    add: (topic) => `Las entradas pueden tener el tema **${topic}**.`,
    rename: (topic, name) => `**${topic}** se llama **${name}**.`,
    merge: (topic, name) => `Lo que era **${topic}** es **${name}**.`,
    mute: (topic) => `Ninguna entrada tendrá el tema **${topic}**.`,
    unmute: (topic) => `Las entradas pueden volver a tener el tema **${topic}**.`,
  },
  readAgain: 'Las entradas se leen de nuevo en segundo plano; no se anuncia ninguna por ello.',
  problem: {
    'unknown-topic': (name) => `Ningún tema se llama «${name}». Las sugerencias muestran los que tienen las entradas.`,
    'name-taken': (name) => `Ya hay un tema «${name}»: une uno con el otro.`,
    'not-muted': (name) => `«${name}» no está silenciado ni unido: no hay nada que deshacer.`,
    'same-topic': (name) => `«${name}» no puede unirse consigo mismo. Nombra otro tema.`,
    'not-a-phrase': (name) => `«${name}» no puede ser tema ni señal: de 1 a 80 caracteres, 8 palabras como mucho.`,
  },
};

export const topicTexts: Catalogue<TopicTexts> = { en, de, fr, es };
