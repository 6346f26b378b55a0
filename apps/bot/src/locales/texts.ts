import type { Catalogue } from './catalogue.js';
import { de } from './de.js';
import { en, type Texts } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

export type { Texts } from './en.js';

/** What the bot says in a conversation. */
export const conversationTexts: Catalogue<Texts> = { en, de, fr, es };
