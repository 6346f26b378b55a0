import { type Language, languageOf, textsFor } from '../locales/catalogue.js';
import { conversationTexts, type Texts } from '../locales/texts.js';

/** In which language, and in which time zone, something is said. */
export interface Voice {
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
}

export function voiceFor(locale: string | null | undefined, timeZone: string): Voice {
  return { texts: textsFor(conversationTexts, locale), language: languageOf(locale), timeZone };
}

/** What one member sees is in their language; what a whole channel sees, in the guild's. */
export function voiceOf(
  interaction: { readonly locale: string; readonly guildLocale: string | null },
  isPrivate: boolean,
  timeZone: string,
): Voice {
  return voiceFor(isPrivate ? interaction.locale : (interaction.guildLocale ?? interaction.locale), timeZone);
}
