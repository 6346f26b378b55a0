import { stopWordsOf } from './stopwords.js';

/**
 * Words that a full stop follows without ending the sentence, per language, lower-case, inner stops kept
 * (`e.g` for "e.g.").
 */

/** Never the end of a sentence: what points at the next word. */
const POINTING: Readonly<Record<string, string>> = {
  en: `vs v cf e.g eg i.e ie viz approx ca resp fig figs eq eqs incl excl esp et alt`,
  de: `z.b z.t d.h u.a u.u v.a s.o s.u i.d.r o.ä bzw ca vgl evtl ggf inkl exkl dr prof hr fr nr abs art bd hrsg jh kap max
    min mind tel ing dipl st str sog geb gest urspr zzgl abzgl einschl abschn fa ggü lt z tsd verf anm aufl zit`,
  fr: `m mm mme mmes mlle mlles dr pr st ste p.ex ex cf env av apr fig vol chap art no n° p pp al éd coll adr tél rép c.-à-d`,
  es: `sr sra sres srta dr dra ud uds vd vds p.ej ej ee ee.uu núm pág págs art cap fig vol av avda tel aprox`,
  it: `sig sigg sig.ra dott dott.ssa prof ing avv arch geom p.es es cfr pag pagg seg segg art cap fig vol n tel ca`,
  pt: `sr sra srs dr dra prof profa eng av pág págs art cap fig vol tel aprox p.ex ex núm`,
  nl: `dhr mevr mw dr drs ir ing prof mr bijv bv d.w.z o.a m.a.w m.b.t i.p.v t.o.v z.g ca nr blz art hfst fig incl excl evt
    resp vgl`,
  cs: `např tj tzv tzn resp str čl č obr tab kap dr ing mgr prof sv vč popř příp cca`,
  da: `f.eks bl.a dvs ca jf nr kap fig s st dr prof hr fr evt inkl ekskl mht pga vs hhv`,
  el: `π.χ δηλ βλ κ κα αρ σελ εικ κεφ δρ καθ`,
  fi: `esim ks mm ns em nk n s kpl dr prof`,
  hu: `pl ill kb dr prof ún stb vö ld old sz`,
  no: `f.eks bl.a dvs ca jf nr kap fig s st dr prof hr fr ev inkl ekskl mht pga vs`,
  pl: `np tj tzn tzw m.in ok zob por dr prof inż mgr św ul al im nr rys tab pkt art ang`,
  ro: `dl dna dr ex nr str art cap fig pag cca`,
  sv: `t.ex bl.a d.v.s dvs ca jfr nr kap fig s dr prof ev inkl exkl resp vs`,
  ru: `т.е т.к т.н им ул д г-н г-жа проф акад ср см рис табл стр гл напр доц св ок тел`,
  tr: `örn bkz dr prof doç av cad sok no vs`,
  uk: `т.е т.зв ім вул д проф акад пор див рис табл стор гл напр бл`,
};

/** Never the end when they begin large ("Gen. Smith"); written small, the next word decides ("in 5 sec. The"). */
const TITLES = `mr mrs ms mx dr prof rev hon gen sen rep gov pres capt cmdr lt col sgt maj adm messrs mme st mt ft fr sr ref
  refs sec secs ch chap vol vols pp p al ibid orig cont rel intl natl attn tel ext jan feb mar apr jun jul aug sep sept oct
  nov dec mon tue tues wed thu thur thurs fri`;

/** May also end a sentence: the next word decides. */
const TRAILING: Readonly<Record<string, string>> = {
  en: `jr sr esq phd inc ltd corp co llc bros dept univ assn est misc min max temp ver ed eds trans ave blvd rd am pm no
    nos op`,
  de: `jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so gmbh co`,
  fr: `janv févr avr juil sept oct nov déc`,
  es: `ene feb mar abr jun jul ago sep sept oct nov dic s.a`,
  it: `s.p.a s.r.l gen feb mar apr mag giu lug ago set ott nov dic`,
  pt: `jan fev mar abr mai jun jul ago set out nov dez ltda`,
  nl: `jan feb mrt apr jun jul aug sep sept okt nov dec`,
  no: `jan feb mar apr jun jul aug sep sept okt nov des`,
  sv: `jan feb mar apr jun jul aug sep sept okt nov dec`,
  pl: `r w tys mln mld zł godz min`,
  cs: `r tis mil hod min`,
  uk: `рр р ст тис млн млрд грн`,
  ru: `гг г вв в руб коп тыс млн млрд`,
};

/** Ends a list: what begins large after it begins a sentence. */
const CLOSING = words(`etc usw usf u.s.w ecc enz osv mv m.m т.д т.п др itd itp atd apod stb jne vb κ.λπ κλπ`);

/** Words that open an English sentence far more often than they continue a name. */
const ENGLISH_OPENERS = `a after all also although an and another are as at because before both but can could did do does
  during each even every few finally first for from had has have he her here here's his how however i i'd i'll i'm i've if in
  instead is it it's its just last let let's many maybe more most much my next no not now of on once one only or other our
  perhaps please she should since so some soon still such sure thanks that that's the their then there there's these they
  they'll they're they've this those though thus to today until was we we'll we're we've well were what what's when where
  whether which while who why will with without would yes yesterday yet you you'll you're you've your`;

/** What the splitter knows of a language's full stops. Where it is not English, stop words are what opens sentences. */
export interface FullStops {
  readonly pointing: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly trailing: ReadonlySet<string>;
  readonly closing: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** "am 5. Juli": a number before a full stop is an ordinal. */
  readonly ordinals: boolean;
}

const ORDINAL_LANGUAGES = new Set(['de', 'no', 'nb', 'nn', 'da', 'fi', 'cs', 'pl', 'hu', 'sv']);

/** Abbreviations of a language; English ones where we know none, since technical text borrows them. */
export function fullStopsOf(language: string): FullStops {
  const known = Object.hasOwn(POINTING, language) ? language : 'en';
  return {
    pointing: words(POINTING[known]),
    titles: words(known === 'en' ? TITLES : ''),
    trailing: words(TRAILING[known]),
    closing: CLOSING,
    openers: known === 'en' ? words(ENGLISH_OPENERS) : stopWordsOf(language),
    ordinals: ORDINAL_LANGUAGES.has(language),
  };
}

function words(list: string | undefined): ReadonlySet<string> {
  return new Set(list?.split(/\s+/) ?? []);
}
