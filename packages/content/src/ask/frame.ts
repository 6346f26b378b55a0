/**
 * A question is a frame around what is asked: "what did you see about ⟨Xen⟩?". The frame says nothing about the
 * posts, so it must not be searched for.
 */

const YOU = '(?:you|u|we|they|i|he|she|anyone|anybody|someone|the (?:blog|author|team))';
const TELL =
  '(?:see|saw|seen|say|said|saying|write|wrote|written|writing|post|posted|posting|blog|blogged|learn|learned|learnt|find out|found|find|hear|heard|know|think|thought|mention|mentioned|cover|covered|share|shared|discuss|discussed|explain|explained|talk|talked|have|got|run into|come across|look at|looked at|try|tried|do|use|used)';
const ANY =
  '(?:anything|something|everything|much|a lot|more|any (?:posts?|articles?|tips?|write-?ups?|thoughts?|stories|notes?|experience|news)|posts?|articles?|tips|notes|write-?ups?|stuff)';
const ON = '(?:about|on|of|for|regarding|concerning|with|around|to say about|to say on)';

/** Each is anchored at the start; they are tried in turn until none matches. */
const FRAMES: readonly RegExp[] = [
  /^(?:hey|hi|hello|ok|okay|so|well|um|please|pls|thanks|and|also|then|but)\b[\s,!.:–-]*/,
  new RegExp(
    `^what(?:'s| is| was)? (?:did|do|does|have|has|had|were|are|would|could) ${YOU} (?:ever )?${TELL}(?: ${ANY})?(?: ${ON})?\\b\\s*`,
  ),
  /^(?:what|how) about\b\s*/,
  /^what happened (?:with|to|at|on|in|during)\b\s*/,
  /^what(?:'s| is| was| were)(?: there)? on the blog(?: about| on)?\b\s*/,
  new RegExp(`^where (?:did|do|does|have|has) ${YOU} (?:ever )?${TELL}(?: ${ANY})? ${ON}\\b\\s*`),
  new RegExp(`^what (?:can|could) ${YOU} (?:tell|show) (?:me|us)(?: ${ON})?\\b\\s*`),
  new RegExp(`^what ${YOU} (?:ever |already )?(?:have |had )?${TELL}(?: ${ON})?\\b\\s*`),
  /^what(?:'s| is| was| are) (?:your|the|their) (?:take|story|stories|opinions?|views?|thoughts?|experiences?|news|latest|deal) (?:on|of|about|with)\b\s*/,
  new RegExp(`^(?:have|has|had|did|do|does) ${YOU} (?:ever |already |once )?${TELL}(?: ${ANY})?(?: ${ON})?\\b\\s*`),
  new RegExp(`^(?:is|are|was|were) there (?:${ANY})(?: ${ON})?\\b\\s*`),
  new RegExp(`^(?:got |any idea )?${ANY} ${ON}\\b\\s*`),
  /^(?:can|could|would|will) (?:you|someone|anyone) (?:please )?(?:tell|show|give|help|remind|point) (?:me|us)?(?: (?:to|about|on|with))?\b\s*/,
  /^(?:please )?(?:tell|show|give|remind) (?:me|us)(?: (?:more|everything|all|something))?(?: (?:about|on|of))?\b\s*/,
  /^(?:i'm|i am|im|we're|we are) (?:curious|interested|wondering|thinking|looking|asking|searching)(?: (?:about|in|of|for|if|whether))?\b\s*/,
  new RegExp(
    `^(?:please )?(?:list|show|find|search)(?: all| every)?(?: the)?(?: ${ANY})?(?: (?:you|we|they) have)?(?: ${ON})?\\b\\s*`,
  ),
  /^(?:which|what) (?:posts?|articles?|entries) (?:mention|mentions|mentioned|talk about|are about|cover|covered|discuss|came out)\b\s*/,
];

const MAX_FRAMES = 6;

/** Number of leading characters of a question that belong to its frame. */
export function frameLength(question: string): number {
  const lower = question.toLowerCase().replaceAll('’', "'");
  let length = 0;
  for (let round = 0; round < MAX_FRAMES; round++) {
    const rest = lower.slice(length);
    const match = rest.match(/^\s+/) ?? FRAMES.map((frame) => rest.match(frame)).find((found) => found !== null);
    if (match === null || match === undefined || match[0].length === 0) break;
    if (rest.slice(match[0].length).replace(/[\s?!.]+/g, '') === '') break;
    length += match[0].length;
  }
  return length;
}

/** Words that belong to asking wherever they stand. They weigh little beside anything else. */
const CHATTER = new Set(
  `anything something everything anyone stuff things thing tips tip hints pls please thanks thank tell show list
   find found write wrote written writing post posts posted blog blogged article articles entry entries cover covered
   mention mentioned mentions share shared explain explained talk talked learn learned learnt hear heard see saw seen
   say said saying know think thought thinking take opinion opinions thoughts view views curious wondering interested
   ever got get gets getting have has story stories help experience experiences good decent best end friends kind
   lot lots much many way ways somewhere piece pieces happen happened happens work works worked want wanted need
   needed try tried trying make makes made come came up go going went do does did done put use used using your my
   info information news look looking search searching anywhere vs versus compare compared comparing comparison
   difference differences choose choosing question questions answer recommend recommended idea ideas work out set setup run running out still now
   currently currently's really actually exactly roughly mean kinds sort`.split(/\s+/),
);

export function isChatter(word: string): boolean {
  return CHATTER.has(word.toLowerCase());
}
