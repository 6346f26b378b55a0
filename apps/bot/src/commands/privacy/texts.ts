import type { MemberCounts } from '@fieldnotes/store';
import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

export interface PrivacyTexts {
  readonly privacy: Named;
  readonly heading: string;
  readonly nothing: string;
  readonly counts: Readonly<Record<keyof MemberCounts, (count: number) => string>>;
  /** `days` is 0 for ever. */
  readonly how: (days: number) => string;
  readonly export: string;
  readonly exported: string;
  readonly fileIs: string;
  readonly forget: string;
  readonly areYouSure: string;
  readonly forgetAll: string;
  readonly keep: string;
  readonly forgotten: string;
}

const en: PrivacyTexts = {
  privacy: { name: 'privacy', description: 'What I keep of you; get a copy of it, or have it deleted' },
  heading: 'What I keep of you',
  nothing: 'I keep nothing of you.',
  counts: {
    questions: (count) => `Questions you asked me, here and elsewhere: ${count}`,
    ratings: (count) => `Answers you rated: ${count}`,
    subscriptions: (count) => `Feeds you followed for a server, to tell you when one stops: ${count}`,
    topicEdits: (count) => `Changes you made to the topics: ${count}`,
    topics: (count) => `Topics for which I mention you: ${count}`,
  },
  how: (days) =>
    `Your questions and ratings are kept under a digest and not under your id${days === 0 ? '' : `, and deleted after ${days} days`}. Nothing else that you write is kept.`,
  export: 'Send me a copy',
  exported: 'This is all of it. Nobody else can see this message.',
  fileIs: 'What is kept of you, as JSON',
  forget: 'Delete it …',
  areYouSure:
    'Delete your questions, your ratings and the topics you chose, and your name from the feeds you followed? The feeds stay followed, and changes of topics stay. This cannot be undone.',
  forgetAll: 'Delete all of it',
  keep: 'Keep it',
  forgotten: 'Deleted. I keep nothing of you any more.',
};

const de: PrivacyTexts = {
  privacy: { name: 'datenschutz', description: 'Was ich von dir aufbewahre; als Kopie, oder zum Löschen' },
  heading: 'Was ich von dir aufbewahre',
  nothing: 'Ich bewahre nichts von dir auf.',
  counts: {
    questions: (count) => `Fragen, die du mir gestellt hast, hier und anderswo: ${count}`,
    ratings: (count) => `Antworten, die du bewertet hast: ${count}`,
    subscriptions: (count) =>
      `Feeds, denen du für einen Server folgst, damit ich Bescheid sage, wenn einer endet: ${count}`,
    topicEdits: (count) => `Änderungen, die du an den Themen gemacht hast: ${count}`,
    topics: (count) => `Themen, für die ich dich erwähne: ${count}`,
  },
  how: (days) =>
    `Fragen und Bewertungen stehen unter einer Prüfsumme und nicht unter deiner ID${days === 0 ? '' : ` und werden nach ${days} Tagen gelöscht`}. Sonst wird nichts aufbewahrt, was du schreibst.`,
  export: 'Schick mir eine Kopie',
  exported: 'Das ist alles. Diese Nachricht kann sonst niemand sehen.',
  fileIs: 'Was von dir aufbewahrt wird, als JSON',
  forget: 'Löschen …',
  areYouSure:
    'Deine Fragen, Bewertungen und gewählten Themen löschen, und deinen Namen bei den Feeds, denen du folgst? Den Feeds wird weiter gefolgt, und Änderungen an Themen bleiben. Das lässt sich nicht rückgängig machen.',
  forgetAll: 'Alles löschen',
  keep: 'Behalten',
  forgotten: 'Gelöscht. Ich bewahre nichts mehr von dir auf.',
};

const fr: PrivacyTexts = {
  privacy: { name: 'confidentialité', description: 'Ce que je garde de vous ; en recevoir une copie, ou l’effacer' },
  heading: 'Ce que je garde de vous',
  nothing: 'Je ne garde rien de vous.',
  counts: {
    questions: (count) => `Questions que vous m’avez posées, ici et ailleurs : ${count}`,
    ratings: (count) => `Réponses que vous avez notées : ${count}`,
    subscriptions: (count) =>
      `Flux que vous suivez pour un serveur, afin de vous prévenir quand l’un s’arrête : ${count}`,
    topicEdits: (count) => `Modifications que vous avez faites aux sujets : ${count}`,
    topics: (count) => `Sujets pour lesquels je vous mentionne : ${count}`,
  },
  how: (days) =>
    `Vos questions et vos notes sont gardées sous une empreinte et non sous votre identifiant${days === 0 ? '' : `, et effacées après ${days} jours`}. Rien d’autre de ce que vous écrivez n’est gardé.`,
  export: 'M’envoyer une copie',
  exported: 'Voici tout. Personne d’autre ne voit ce message.',
  fileIs: 'Ce qui est gardé de vous, en JSON',
  forget: 'Effacer …',
  areYouSure:
    'Effacer vos questions, vos notes et les sujets choisis, et votre nom des flux que vous suivez ? Les flux restent suivis, et les modifications des sujets restent. C’est définitif.',
  forgetAll: 'Tout effacer',
  keep: 'Garder',
  forgotten: 'Effacé. Je ne garde plus rien de vous.',
};

const es: PrivacyTexts = {
  privacy: { name: 'privacidad', description: 'Lo que guardo de ti; recibe una copia, o haz que se borre' },
  heading: 'Lo que guardo de ti',
  nothing: 'No guardo nada de ti.',
  counts: {
    questions: (count) => `Preguntas que me hiciste, aquí y en otros sitios: ${count}`,
    ratings: (count) => `Respuestas que valoraste: ${count}`,
    subscriptions: (count) => `Feeds que sigues para un servidor, para avisarte cuando uno se detiene: ${count}`,
    topicEdits: (count) => `Cambios que hiciste en los temas: ${count}`,
    topics: (count) => `Temas por los que te menciono: ${count}`,
  },
  how: (days) =>
    `Tus preguntas y valoraciones se guardan bajo una huella y no bajo tu identificador${days === 0 ? '' : `, y se borran a los ${days} días`}. No se guarda nada más de lo que escribes.`,
  export: 'Envíame una copia',
  exported: 'Esto es todo. Nadie más puede ver este mensaje.',
  fileIs: 'Lo que se guarda de ti, en JSON',
  forget: 'Borrar …',
  areYouSure:
    '¿Borrar tus preguntas, valoraciones y temas elegidos, y tu nombre de los feeds que sigues? Los feeds se siguen siguiendo, y los cambios de temas se quedan. No se puede deshacer.',
  forgetAll: 'Borrar todo',
  keep: 'Conservar',
  forgotten: 'Borrado. Ya no guardo nada de ti.',
};

export const privacyTexts: Catalogue<PrivacyTexts> = { en, de, fr, es };
