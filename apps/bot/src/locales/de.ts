import type { Texts } from './en.js';
export const de: Texts = {
  stale: 'Diese Schaltfläche stammt von früher und tut nichts mehr. Bitte frag noch einmal.',
  failed: 'Hier ist etwas schiefgegangen; es ist vermerkt. Bitte versuch es gleich noch einmal.',
};
