import { GRAMMAR_WORDS } from './grammar-words.js';

/**
 * What is known of a language's phrases where no table of parts of speech is at hand: by what a noun is told, and what is
 * no part of a phrase. Words are lower-case.
 */
export interface Grammar {
  /** A noun begins large (German), follows an article (Romance languages, Dutch), or shows in its ending (Russian). */
  readonly nouns: 'capital' | 'article' | 'ending';
  /** Adjectives stand before the noun, or behind it. */
  readonly adjectives: 'before' | 'behind';
  isBefore(word: string): boolean;
  isLink(word: string): boolean;
  isNoise(word: string): boolean;
  isEmpty(word: string): boolean;
  /** By its ending; what follows an article is a noun all the same. */
  isVerb(word: string): boolean;
  isAdjective(word: string): boolean;
  /** Of the forms of one word or phrase, most used first, the one to show. */
  citation(forms: readonly string[]): string;
}

interface Endings {
  readonly nouns: Grammar['nouns'];
  readonly adjectives: Grammar['adjectives'];
  readonly verb: RegExp;
  readonly adjective: RegExp;
  readonly citation?: (forms: readonly string[]) => string;
}

const ENDINGS: Readonly<Record<string, Endings>> = {
  de: {
    nouns: 'capital',
    adjectives: 'before',
    verb: /^$/,
    adjective: /.{3}(?:e|en|er|es|em)$/,
    citation: germanCitation,
  },
  fr: {
    nouns: 'article',
    adjectives: 'behind',
    verb: /(?:er|ir|oir|re|ent|ez|ons|ait|ant|era|eront|isé|isée)$/,
    adjective:
      /(?:[ai]bles?|als?|ales?|aux|els?|elles?|ifs?|ives?|eux|euses?|iques?|aires?|ée?s?|oires?|ens?|ennes?|rectes?|ernes?|ides?|ures?|ains?|istes?|libres?|web)$/,
  },
  es: {
    nouns: 'article',
    adjectives: 'behind',
    verb: /(?:[aeií]r(?:se|l[aeo]s?)?|[ai]ndo|iendo|[aeií]mos|[ai]ron|aban|ía[ns]|[aei]rán?)$/,
    adjective:
      /(?:[aei]bles?|ales?|[ií]c[oa]s?|iv[oa]s?|os[oa]s?|ari[oa]s?|[aiu]d[oa]s?|[aei]ntes?|iles?|ibres?|er[oa]s?|ori[oa]s?|an[oa]s?|dor[ae]?s?|[cnps]t[oa]s?|n[oa]s?|r[oa]s?|web)$/,
  },
  it: {
    nouns: 'article',
    adjectives: 'behind',
    verb: /(?:[aei]r(?:e|si|l[aeio])|[ae]ndo|iamo|[aeiu]no|ranno|rà|[ae]te)$/,
    adjective:
      /(?:bil[ei]|al[ei]|ic[oaie]|iche|iv[oaie]|os[oaie]|ari[oae]?|[aiu]t[oaie]|[ae]nt[ei]|il[ei]|an[oaie]|[st]t[oaie]|er[oai]|n[oa]|r[oa]|web)$/,
  },
  pt: {
    nouns: 'article',
    adjectives: 'behind',
    verb: /(?:[aeio]r(?:-.*)?|[aei]ndo|[aei]mos|[aei]ram|[aei]rão|[aei]rá|avam|iam|-se|-l[oa]s?)$/,
    adjective:
      /(?:[áaeí]vel|[áaeí]veis|al|ais|ic[oa]s?|iv[oa]s?|os[oa]s?|ári[oa]s?|[aiu]d[oa]s?|[aei]ntes?|il|eis|ivres?|eir[oa]s?|óri[oa]s?|an[oa]s?|dor[ae]?s?|[cnps]t[oa]s?|n[oa]s?|r[oa]s?|web)$/,
  },
  nl: { nouns: 'article', adjectives: 'before', verb: /^$/, adjective: /.{3}(?:e|lijk|ig|isch)$/ },
  ru: {
    nouns: 'ending',
    adjectives: 'before',
    verb: /(?:ться|тся|лся|лась|лись|лось|ешься|ает|яет|ует|еет|ают|яют|уют|еют|ешь|ишь|ите|йте|вши|[ая]ть|.{3}[ие]ть|нуть|.{3}[аи]л|.{4}(?:[ае]н[аоы]|[аи]л[аои])|.{3}(?:лен|лён|жен|вен|щен)|[жчшщ]ат)$/,
    adjective: /(?:[ыио]й|[ая]я|[оеы]е|[иы]х|[иы]м|[иы]ми|[ое]го|[ое]му|[ую]ю|[кнщшжх]ие|[нк]ей|[н]ем)$/,
    citation: russianCitation,
  },
};

/** Russian nouns that end as verbs, adjectives and participles do. */
const RUSSIAN_NOUNS =
  /(?:ни[еяюий]|ни[яе]м|ни[яе]х|ниями|ти[еяюи]|тием|ци[яиюей]|циями|ци[яе]х|ств[оауе]|сть|сти|стью|ии|ией|иях|иям|иями|ия|ию)$|^(?:данны[ехм]|данными|сеть|память|печать|музе[йя]|стро[йя]|сло[йяею]|случа[йяею]|сери[яий]|парти[яий]|лини[яий]|друзья|(?:модул|интерфейс|файл|раздел|портал|терминал|канал|журнал|материал|сигнал|потенциал|оригинал|персонал|правил|сил|верси|технологи|систем)\p{L}*)$/u;

const made = new Map<string, Grammar>();

/** The grammar of a language; undefined for one of which too little is known. */
export function grammarOf(language: string): Grammar | undefined {
  const known = made.get(language);
  if (known !== undefined) return known;
  const endings = Object.hasOwn(ENDINGS, language) ? ENDINGS[language] : undefined;
  if (endings === undefined) return undefined;
  const grammar = grammarFrom(language, endings);
  made.set(language, grammar);
  return grammar;
}

function grammarFrom(language: string, { nouns, adjectives, verb, adjective, citation }: Endings): Grammar {
  const words = GRAMMAR_WORDS[language];
  const [before, links, noise, empty] = [words?.before, words?.links, words?.noise, words?.empty].map(
    (list) => new Set(list?.split(/\s+/) ?? []),
  );
  const isNoun = (word: string) => language === 'ru' && RUSSIAN_NOUNS.test(word);
  return {
    nouns,
    adjectives,
    isBefore: (word) => before?.has(word) === true,
    isLink: (word) => links?.has(word) === true,
    isNoise: (word) => noise?.has(word) === true,
    isEmpty: (word) => empty?.has(word) === true,
    isVerb: (word) => verb.test(word) && !isNoun(word),
    isAdjective: (word) => adjective.test(word) && !isNoun(word),
    citation: citation ?? (([most = '']) => most),
  };
}

/** Without the ending of a case, where the word is also written so: "Pakete" for "Paketen"; "grafische Oberfläche". */
function germanCitation(forms: readonly string[]): string {
  const most = forms.find((form) => !/^\p{Ll}\S*e[mn]\s/u.test(form)) ?? forms[0] ?? '';
  return forms.find((form) => most.startsWith(form) && /^(?:n|en|s|es)$/.test(most.slice(form.length))) ?? most;
}

/** The form that looks most like a nominative. */
function russianCitation(forms: readonly string[]): string {
  const heads = forms.map(headOf);
  const masculine = heads.some((word) => /(?:ом|ов)$/.test(word));
  const feminine = !masculine && heads.some((word) => word.endsWith('ой'));
  const ofA = masculine ? 2 : feminine ? 0 : 1;
  const [best = ''] = forms.toSorted((a, b) => caseOf(headOf(a), ofA) - caseOf(headOf(b), ofA));
  return best;
}

/** The first word decides of the case of a phrase: a noun in front of its genitive, or an adjective that agrees. */
function headOf(form: string): string {
  return /^\S+/.exec(form)?.[0].toLowerCase() ?? '';
}

/**
 * 0 for what looks like a nominative singular, more for other cases.
 *
 * @param ofA that of words that end in -а, which are feminine nominatives or masculine genitives.
 */
function caseOf(word: string, ofA: number): number {
  if (/(?:ый|ий|ая|яя|ое|ее|ие|ия|ье|о)$/.test(word)) return 0;
  if (/(?:ов|ев|ей|ам|ям|ах|ях|ом|ем|ём|ым|им|ых|их|ой|его|ого|ому|ему|у|ю)$/.test(word)) return 4;
  if (/(?:а|я)$/.test(word)) return ofA;
  if (/(?:ы|и|ые)$/.test(word)) return 2;
  if (/е$/.test(word)) return 3;
  return 1;
}
