import type { TopicToggle } from '@fieldnotes/store';
import type { Catalogue } from '../../locales/catalogue.js';
import type { Named } from '../../locales/texts.js';

/** Topics are escaped. */
export interface NotifyTexts {
  readonly notify: Named;
  readonly topic: Named;
  readonly outcomes: Readonly<Record<TopicToggle, (topic: string) => string>>;
  readonly list: (topics: string) => string;
  readonly none: string;
}

const en: NotifyTexts = {
  notify: { name: 'notify', description: 'Have me mention you when a post about a topic is announced here' },
  topic: { name: 'topic', description: 'A topic; once more to end it. Without one, shows what you chose' },
  outcomes: {
    added: (topic) => `I mention you when a post about **${topic}** is announced here.`,
    removed: (topic) => `I no longer mention you for **${topic}**.`,
    'too-many': (topic) => `You have as many topics as I keep for one member: **${topic}** is not among them.`,
    full: (topic) =>
      `As many members as fit into a message want **${topic}** here already. Ask for a role that \`/follow\` mentions.`,
  },
  list: (topics) => `Your topics here: ${topics}`,
  none: 'You have chosen no topic here.',
};

const de: NotifyTexts = {
  notify: {
    name: 'benachrichtigen',
    description: 'Dich erwähnen, wenn hier ein Beitrag zu einem Thema angekündigt wird',
  },
  topic: { name: 'thema', description: 'Ein Thema; noch einmal, um es zu beenden. Ohne: was du gewählt hast' },
  outcomes: {
    added: (topic) => `Ich erwähne dich, wenn hier ein Beitrag zu **${topic}** angekündigt wird.`,
    removed: (topic) => `Ich erwähne dich nicht mehr für **${topic}**.`,
    'too-many': (topic) => `Du hast so viele Themen, wie ich für ein Mitglied behalte: **${topic}** ist nicht dabei.`,
    full: (topic) =>
      `So viele Mitglieder, wie in eine Nachricht passen, wollen **${topic}** hier schon. Bitte um eine Rolle, die \`/folgen\` erwähnt.`,
  },
  list: (topics) => `Deine Themen hier: ${topics}`,
  none: 'Du hast hier kein Thema gewählt.',
};

const fr: NotifyTexts = {
  notify: { name: 'avertir', description: 'Vous mentionner quand un article sur un sujet est annoncé ici' },
  topic: { name: 'sujet', description: 'Un sujet ; encore une fois pour y mettre fin. Sans : ce que vous avez choisi' },
  outcomes: {
    added: (topic) => `Je vous mentionne quand un article sur **${topic}** est annoncé ici.`,
    removed: (topic) => `Je ne vous mentionne plus pour **${topic}**.`,
    'too-many': (topic) => `Vous avez autant de sujets que j’en garde pour un membre : **${topic}** n’en est pas.`,
    full: (topic) =>
      `Autant de membres qu’un message peut en nommer veulent déjà **${topic}** ici. Demandez un rôle que \`/suivre\` mentionne.`,
  },
  list: (topics) => `Vos sujets ici : ${topics}`,
  none: 'Vous n’avez choisi aucun sujet ici.',
};

const es: NotifyTexts = {
  notify: { name: 'avisar', description: 'Mencionarte cuando se anuncia aquí una entrada sobre un tema' },
  topic: { name: 'tema', description: 'Un tema; otra vez para terminarlo. Sin ninguno: lo que elegiste' },
  outcomes: {
    added: (topic) => `Te menciono cuando se anuncia aquí una entrada sobre **${topic}**.`,
    removed: (topic) => `Ya no te menciono por **${topic}**.`,
    'too-many': (topic) => `Tienes tantos temas como guardo para un miembro: **${topic}** no está entre ellos.`,
    full: (topic) =>
      `Ya quieren **${topic}** aquí tantos miembros como caben en un mensaje. Pide un rol que \`/seguir\` mencione.`,
  },
  list: (topics) => `Tus temas aquí: ${topics}`,
  none: 'No has elegido ningún tema aquí.',
};

export const notifyTexts: Catalogue<NotifyTexts> = { en, de, fr, es };
