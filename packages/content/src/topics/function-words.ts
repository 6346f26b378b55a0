/**
 * The closed classes of English words. Everything a noun phrase ends at, and what the word before tells about the word
 * after it.
 */
export const FunctionTag = {
  /** Determiners and possessives: a noun phrase begins after one. */
  determiner: 'T',
  /** Prepositions: what follows is no finite verb. */
  preposition: 'I',
  /** "to" and modals: what follows is a verb. */
  modal: 'M',
  /** Pronouns that are subjects: what follows is a verb. */
  pronoun: 'W',
  /** Forms of be, have and do. */
  auxiliary: 'B',
  conjunction: 'C',
  /** Other words that end a noun phrase and tell nothing. */
  other: 'O',
} as const;

export type FunctionTag = (typeof FunctionTag)[keyof typeof FunctionTag];

const CLASSES: Readonly<Record<FunctionTag, string>> = {
  T: `a an the this that these those my your his her its our their some any no each every either neither another both all
    such what which whose many much several few more most less least own same other certain various enough
    two three four five six seven eight nine ten eleven twelve dozen twenty thirty hundred thousand million billion`,
  I: `about above across after against along amid among around as at before behind below beneath beside besides between
    beyond by despite down during except for from in inside into like near of off on onto out outside over past per
    since through throughout till toward towards under until up upon via with within without versus vs using
    including regarding concerning based due according than unlike`,
  M: "to will would shall should can could may might must cannot can't won't wouldn't shouldn't couldn't don't doesn't didn't let's please",
  W: `i you he she it we they who i'm i've i'll i'd you're you've you'll you'd he's she's it's we're we've we'll we'd
    they're they've they'll they'd there here someone anyone everyone nobody something anything everything nothing one
    ones that's there's what's who's me him them us myself yourself himself herself itself ourselves themselves`,
  B: `is are was were be been being am has have had having do does did doing done isn't aren't wasn't weren't hasn't
    haven't hadn't get gets got getting`,
  C: 'and or but nor so yet if because although though while whereas unless whether when where why how then whenever wherever whatever whichever whoever',
  O: `not very too also just only even still already again ever never always often sometimes usually now soon later
    once twice almost nearly quite rather really well back away together however therefore thus hence instead perhaps
    maybe otherwise moreover furthermore anyway else yes ok okay hi hello hey thanks oh etc e.g i.e eg ie actually
    basically probably simply finally recently currently mostly especially particularly lot lots bit kind sort
    yesterday today tomorrow tonight ago`,
};

const tags = new Map<string, FunctionTag>(
  Object.entries(CLASSES).flatMap(([tag, words]) => words.split(/\s+/).map((word) => [word, tag as FunctionTag])),
);

/** The class of a lower-case word with straight apostrophes; undefined for a word of an open class. */
export function functionTag(word: string): FunctionTag | undefined {
  return tags.get(word);
}

/** Adjectives that only point or praise: they are no part of what a post is about. */
export const EMPTY_MODIFIERS: ReadonlySet<string> = new Set(
  `able actual additional amazing available awesome bad basic best better big bigger biggest brief clear common complete
  cool current decent different difficult easy entire exact excellent existing extra fair fantastic few final fine first
  following full fun funny further general given good great greater greatest handy happy hard high higher huge important
  impressive initial interesting key large larger largest last late latest little long longer low lower main major
  minor multiple neat necessary new newer newest next nice numerous obvious odd old older only original particular perfect
  possible potential present previous primary proper quick random rare real recent related relevant right second seen
  separate serious significant similar simple single small smaller smallest solid special specific standard strange
  strong suitable sure third total tough true typical unable unique upcoming useful usual valid wonderful whole wide
  wrong aforementioned proposed obtained used known called made done based`.split(/\s+/),
);

/** Nouns that say nothing by themselves: phrases of these alone, and phrases that end a thought, are not kept. */
export const EMPTY_NOUNS: ReadonlySet<string> = new Set(
  `ability advantage amount answer approach area aspect attempt basis beginning benefit bit bunch case cases chance change
  choice couple course day days deal decision detail details difference difficulty doubt effect effort end example examples
  fact feature features feel feeling form front fun future goal group guess guy guys half hand head help hour hours
  idea ideas importance individual information instance interest issue issues item items job kind lack level life line list look
  lot majority manner matter maybe mean means method methods minute minutes mistake moment month months morning name need needs news
  night nothing number numbers one ones option order others paper part parts people percent period person piece place plan
  plenty point points portion position possibility post posts problem problems process purpose question questions range rate reason
  reasons rest result results role room row section sense series set sets side sign situation size something sort
  stage start state step steps stuff study subject success sum support task term terms thanks thing things thought
  thoughts time times today tomorrow topic total trouble try turn type types use user value values variety version
  view way ways week weeks weekend while word words work world year years yesterday afternoon evening anyone somebody
  self other pm am tip tips trick tricks note look thank boy wow btw ps edit update updates link links`.split(/\s+/),
);

/** Names of months and days: a phrase with one of these is a date. */
export const CALENDAR: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today tomorrow
  yesterday tonight`.split(/\s+/),
);
