import type { LocalizationMap } from 'discord.js';

/** The same texts in each language that the bot speaks. A text that is missing in one does not compile. */
export interface Catalogue<Texts> {
  readonly en: Texts;
  readonly de: Texts;
  readonly fr: Texts;
  readonly es: Texts;
}

export type Language = keyof Catalogue<unknown>;

/** The texts for a Discord locale (`de`, `es-419`, …); English for one that is not spoken. */
export function textsFor<Texts>(catalogue: Catalogue<Texts>, locale: string | null | undefined): Texts {
  return catalogue[languageOf(locale)];
}

export function languageOf(locale: string | null | undefined): Language {
  const [language = ''] = (locale ?? '').toLowerCase().split('-');
  return isLanguage(language) ? language : 'en';
}

/** A name or description of a command, with what it is called in the other languages. */
export function localised<Texts>(
  catalogue: Catalogue<Texts>,
  choose: (texts: Texts) => string,
): { readonly text: string; readonly localisations: LocalizationMap } {
  const spanish = choose(catalogue.es);
  return {
    text: choose(catalogue.en),
    localisations: {
      de: choose(catalogue.de),
      fr: choose(catalogue.fr),
      'es-ES': spanish,
      'es-419': spanish,
    },
  };
}

/** The name and description of a command or option in every language. */
export function named<Texts>(
  catalogue: Catalogue<Texts>,
  choose: (texts: Texts) => { readonly name: string; readonly description: string },
) {
  const name = localised(catalogue, (texts) => choose(texts).name);
  const description = localised(catalogue, (texts) => choose(texts).description);
  return {
    name: name.text,
    name_localizations: name.localisations,
    description: description.text,
    description_localizations: description.localisations,
  };
}

function isLanguage(language: string): language is Language {
  return language === 'en' || language === 'de' || language === 'fr' || language === 'es';
}
