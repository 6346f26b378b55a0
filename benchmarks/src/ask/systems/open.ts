import type { OpenSystem, SystemName } from './system.js';

const OPEN: Record<SystemName, () => Promise<OpenSystem>> = {
  fieldnotes: async () => (await import('./fieldnotes.js')).openFieldnotes,
  minisearch: async () => (await import('./minisearch.js')).openMiniSearch,
  orama: async () => (await import('./orama.js')).openOrama,
  fts5: async () => (await import('./fts5.js')).openFts5,
};

/** Loads the one system and no other, so that the memory measured is its own. */
export async function loadSystem(name: SystemName): Promise<OpenSystem> {
  return OPEN[name]();
}
