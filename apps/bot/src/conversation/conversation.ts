import type { Feature } from '../framework/feature.js';

/** Questions and answers. */
export const conversation: Feature = { commands: [], components: [], modals: [] };
