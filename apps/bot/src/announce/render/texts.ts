import type { Catalogue } from '../../locales/catalogue.js';

export interface AnnouncementTexts {
  readonly untitled: string;
  readonly gone: string;
  readonly topics: string;
  /** In place of it where the topics are tags that nobody gave the post. */
  readonly proposedTags: string;
  readonly alsoIn: string;
  readonly minutes: (minutes: number) => string;
  readonly newPosts: (count: number) => string;
  /** Above posts of a digest that have no topic. */
  readonly otherTopics: string;
  readonly furtherPosts: (count: number) => string;
  readonly chooseSummary: string;
  readonly askAboutThis: string;
  readonly summary: string;
  readonly moreOn: (topic: string) => string;
}

export const announcementTexts: Catalogue<AnnouncementTexts> = {
  en: {
    untitled: 'A new post',
    gone: 'That post is not there any more.',
    topics: 'Topics',
    proposedTags: 'Proposed tags',
    alsoIn: 'Also in',
    minutes: (minutes) => `${minutes} min read`,
    newPosts: (count) => `${count} new posts`,
    otherTopics: 'Other',
    furtherPosts: (count) => `… and ${count} earlier ones: \`/posts latest\` lists them.`,
    chooseSummary: 'Read the summary of …',
    askAboutThis: 'Ask about this',
    summary: 'Summary',
    moreOn: (topic) => `More on ${topic}`,
  },
  de: {
    untitled: 'Ein neuer Beitrag',
    gone: 'Diesen Beitrag gibt es nicht mehr.',
    topics: 'Themen',
    proposedTags: 'Vorgeschlagene Schlagwörter',
    alsoIn: 'Auch in',
    minutes: (minutes) => `${minutes} Min. Lesezeit`,
    newPosts: (count) => `${count} neue Beiträge`,
    otherTopics: 'Sonstiges',
    furtherPosts: (count) => `… und ${count} frühere: \`/posts latest\` zeigt sie.`,
    chooseSummary: 'Zusammenfassung lesen von …',
    askAboutThis: 'Dazu fragen',
    summary: 'Zusammenfassung',
    moreOn: (topic) => `Mehr zu ${topic}`,
  },
  fr: {
    untitled: 'Un nouvel article',
    gone: 'Cet article n’existe plus.',
    topics: 'Sujets',
    proposedTags: 'Étiquettes proposées',
    alsoIn: 'Aussi dans',
    minutes: (minutes) => `${minutes} min de lecture`,
    newPosts: (count) => `${count} nouveaux articles`,
    otherTopics: 'Autres',
    furtherPosts: (count) => `… et ${count} plus anciens : \`/posts latest\` les montre.`,
    chooseSummary: 'Lire le résumé de …',
    askAboutThis: 'Poser une question',
    summary: 'Résumé',
    moreOn: (topic) => `Plus sur ${topic}`,
  },
  es: {
    untitled: 'Una entrada nueva',
    gone: 'Esa entrada ya no existe.',
    topics: 'Temas',
    proposedTags: 'Etiquetas propuestas',
    alsoIn: 'También en',
    minutes: (minutes) => `${minutes} min de lectura`,
    newPosts: (count) => `${count} entradas nuevas`,
    otherTopics: 'Otras',
    furtherPosts: (count) => `… y ${count} anteriores: \`/posts latest\` las muestra.`,
    chooseSummary: 'Leer el resumen de …',
    askAboutThis: 'Preguntar sobre esto',
    summary: 'Resumen',
    moreOn: (topic) => `Más sobre ${topic}`,
  },
};
