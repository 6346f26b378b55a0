/** Words that are nouns and adjectives by their class and yet say nothing of what a post is about. */

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

/** Empty modifiers that say how much: before what is measured they are a term's ("real time systems"). */
export const MEASURES: ReadonlySet<string> = new Set(
  'full general hard high higher large long low lower multiple random real single small solid wide'.split(' '),
);

export const MEASURED: ReadonlySet<string> = new Set([
  ...EMPTY_NOUNS,
  'scale',
  'speed',
  'quality',
  'resolution',
  'density',
]);

/** Names of months and days: a phrase with one of these is a date. */
export const CALENDAR: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today tomorrow
  yesterday tonight`.split(/\s+/),
);
