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
    they're they've they'll they'd there here someone anyone everyone nobody somebody anybody everybody something anything
    everything nothing one ones that's there's what's who's me him them us myself
    yourself himself herself itself ourselves themselves`,
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
  return tags.get(word) ?? (CONTRACTED.test(word) ? FunctionTag.pronoun : undefined);
}

/** Whatever is contracted with a verb ("that'll", "who'd") is followed by a verb, as a pronoun is. */
const CONTRACTED = /'(?:ll|ve|re|d|m)$/;
