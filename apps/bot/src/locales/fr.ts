import type { Texts } from './en.js';
export const fr: Texts = {
  stale: 'Ce bouton date d’avant et ne fonctionne plus. Repose ta question, s’il te plaît.',
  failed: 'Quelque chose s’est mal passé et a été noté. Réessaie dans un instant.',
};
