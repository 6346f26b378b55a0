/** English phrases by which a sentence is known as something else than a statement that can be quoted by itself. */

const FURNITURE = [
  'read more|continue reading|click here|read on|subscribe|sign up|follow me|stay tuned|leave a comment|in the comments',
  'comments below|share this|originally (?:appeared|posted|published)|guest post|all rights reserved|licensed under',
  'thanks for reading|table of contents|previous post|last post|next post|affiliate link|part of a series|tl;?dr',
  '(?:photo|image|picture)s? (?:credits?|by|courtesy)|this (?:article|post|article series|series) (?:is (?:part|an? (?:[a-z]+ )?instal[a-z]*|the [a-z]+ (?:in|of|instal[a-z]*))|continues)|available on github|see also|kudos to',
  'for (?:more|further) (?:help|info(?:rmation)?|details?|reading|examples?)|(?:has|have) (?:more|further) (?:details|information)',
  'start with (?:some|one) of (?:my|our)|(?:my|our) (?:earlier|previous|last|other|older|recent) (?:blog )?(?:posts?|articles?)',
  'another (?:blog )?(?:post|article)|(?:post|article)s? (?:that )?(?:i|we) (?:wrote|published|posted)',
  "check out|(?:have|take) a look at|(?:look|head|hop) over to|feel free|(?:don['’]t|do not) hesitate|also see|(?:article|post|guide|documentation|docs|section|page|readme|manual|reference|book|instructions) (?:for (?:more|further|details|info)|to learn)",
  '(?:end|rest|remainder|beginning|bottom|top) of this (?:post|article|page|section|readme|document)|please,? (?:see|visit|read|refer|consult|consider|use|report|open|file|reach out|make sure|contact|let|note|join|leave)|see (?:[a-z]+ ){0,2}(?:tutorial|documentation|docs|guide|manual|readme|changelog|faq)s?|(?:patches|pull requests|contributions|feedback) (?:are )?(?:always )?(?:very )?welcome',
  '(?:special|many) thanks|thanks to (?:everyone|all|everybody)|hat tip|terms of (?:use|service)|privacy policy',
];

const CAPTION = [
  '\\((?:pictured|left|right|centre|center|far left|far right|top|bottom)\\)|pictured: |\\b(?:is|are) pictured\\b',
  'pictured (?:above|below|here|left|right|with|in|at)\\b|(?:shown|seen|listed) here\\b|(?:shown|seen|given|ed) (?:below|above)\\b',
  '(?:figure|image|photo|screenshot|diagram|chart|graph|list|code|example|table|snippet|test|link|section|command|steps?) (?:below|above)\\b',
  '(?:shown|seen|discussed|described|covered|presented|mentioned) (?:so far|earlier|previously)\\b',
  '\\b(?:the|my|our) (?:previous|preceding|earlier) (?:articles?|posts?|sections?|chapters?|parts?)\\b',
  '\\b(?:previously|already) (?:saw|seen|learned|discussed|covered)\\b',
  ', (?:right|left|centre|center|pictured),|pictured is\\b|later in this\\b',
];

const GREETING =
  /^["'“‘(]*(?:hi|hello|hey|howdy|greetings|welcome|dear|good (?:morning|evening|afternoon)|happy (?:new year|birthday|holidays)|merry christmas|thanks|thank you|cheers|kudos|props|congratulations|congrats|enjoy|sorry|wow|ok|okay|well|yes|no|update[ds]?|edit(?:ed)?|note|oh|ps|p\.s)\b[^.!?]{0,40}(?:[.!?:,"”)]|$)/i;

/** "(New) …", "Update (2022-11)", "Campaign:", "Holly Allen:": what follows is a note, a caption, or what somebody said. */
const LABEL =
  /^\([^()]{1,30}\) |^["'“‘(]*(?:(?:[Uu]pdate|UPDATE|[Ee]dit|EDIT|[Nn]ote|NOTE|[Pp]lease note)\b|(?:[Ii]mportant|[Ww]arning|[Cc]aution|[Tt]ip)s?[:!]|[\p{Lu}\d][^\s.!?:]*(?: [^\s.!?:]+){0,3}:\s["'“‘]?\p{Lu})/u;

const LEANING_WORDS = [
  "that|these|those|its?|it's|he|she|they|him|her|his|their|them|such|here|there(?!\\s+(?:is|are|was|were)\\b)|but|and|or|so",
  'now|basically|also|then|thus|therefore|however|instead|otherwise|because|yet|still|another|both|neither|either|finally',
  'further|next|first|firstly|second|secondly|third|lastly|again|anyway|anyways|besides|furthermore|moreover|additionally',
  'meanwhile|afterwards?|consequently|for (?:example|instance)|which|what about|even so|of course|similarly|likewise',
  'in (?:addition|contrast|other words|fact|turn)|on the other hand|at this point|after that|rather|hence|indeed|others',
  "as (?:a result|you can see|mentioned|such|outlined|described|noted|discussed|before|(?:i|we|you)(?:['’]ve| have)? (?:already |previously )?(?:learned|mentioned|described|said|noted|explained|discussed|saw|seen|showed|shown|wrote|written))|if,? (?:instead|so|not)",
  'unfortunately|fortunately|nevertheless|nonetheless|the (?:former|latter|above|following|same|other|second|third)',
  '(?:one|some|most|many|all|each|none|several|two|(?:quite )?a few|few|others?) of (?:them|these|those)|some (?:are|were)',
  "what's (?:more|even)|in particular|as an? (?:example|aside)|luckily|thankfully|sadly|apparently|(?:believe|trust) me",
  'the (?:reason|problem|issue|error|fix|solution|answer|trick|catch|idea|result) (?:is|was)|(?:my|our|the) (?:new|old) ones?',
  'more (?:specifically|precisely|importantly)|one (?:is|was)',
  // "Save these", "We can use it"; and what adds to something: "You can also".
  '[\\p{L}]+ (?:these|those|them)|(?:i|you|we)(?: (?:can|could|may|might|will))? [\\p{L}]+ (?:it|them|these|those)',
  "(?:i|you|we)(?:['’](?:ve|ll|d|re|m))?(?: [\\p{L}]+)? also",
];

/** After a phrase that says when or how, with nothing in it that could be meant: "By default, it installs …". */
const THEN_POINTING =
  /^(?:by default|in (?:short|general|practice|the end)|at (?:first|last|the moment)|for now|right now|after a (?:[\p{L}]+ )?(?:while|moment|minute)|typically|usually|normally|sometimes|often|currently|from there), (?:all of )?(?:it|its|they|their|them|he|she|this|that|these|those)\b/iu;

/** Another post or part of it that the reader would have to know. */
const ELSEWHERE =
  /^["'“‘(]*(?:[\p{L}'’-]+,? ){0,3}(?:an?|the|my|our) (?:first|second|third|next|previous|last|earlier|preceding) (?:[\p{L}]+ )?(?:article|post|part|section|chapter|example|step|video|figure|screenshot|listing)s?\b/iu;

/** Behind its subject, a word that answers what was said before: "There is, however, …". */
const ANSWERING = /^[^,.;:]{1,40}, (?:however|though|therefore|then|instead|in turn|on the other hand),/i;

/** What a post calls itself: "this post explains …" leans on nothing. */
const ITSELF =
  '(?:(?:blog |short |little |quick )?(?:post|article|tutorial|guide|series|essay|entry|walkthrough|how-?to)|blog)';
const TIME = '(?:year|month|week|morning|weekend|summer|winter|spring|autumn|fall)';

/** "With this", "during all of that time": of what was said before, rather than of the post itself or of a time. */
const POINTING = new RegExp(
  '^["\'“‘(]*(?:(?:in|on|at|with|from|for|by|like|unlike|despite|when|if|while|after|before|during|given|using|because of|' +
    `to|without|since|until|among|under|once|as|all of|through) ){0,2}(?:that|these|those|this(?! ${ITSELF}\\b| ${TIME}\\b))\\b`,
  'i',
);

const furniture = new RegExp(`\\b(?:${FURNITURE.join('|')})\\b`, 'i');
const caption = new RegExp(CAPTION.join('|'), 'i');
const leaning = new RegExp(`^["'“‘(]*(?:${LEANING_WORDS.join('|')})(?![\\p{L}\\d])`, 'iu');
const announcing = new RegExp(`\\b(?:this|today's|today’s) ${ITSELF}\\b`, 'i');

/** What a document that is no essay calls what it is about. */
const SUBJECT =
  '(?:package|module|library|plugin|extension|tool|toolkit|command|script|program|app(?:lication)?|framework|project|' +
  'repository|page|document|documentation|file|class|function|method|api|option|release|version|update)';
const introducing = new RegExp(
  `^(?:this|these) (?:is (?:an?|the) (?:[\\p{L}\\d.-]+ ){0,4})?(?:[\\p{L}\\d.-]+[ -])?${SUBJECT}s?\\b`,
  'iu',
);

/** Names of sections that are about the making, the rights and the surroundings of what a document is about. */
const ASIDE =
  /^[^\p{L}]*(?:(?:how to |want to )?(?:contribut(?:e|ing|ions?|ors?)|support us|donat(?:e|ions?)|sponsor\w*|backers?)|(?:the )?licen[cs](?:e|es|ing)|copyright|disclaimer|(?:security|vulnerability) (?:contact(?: information)?|policy|disclosures?)|reporting (?:bugs|issues|security)|credits?|acknowledge?ments?|thanks|special thanks|authors?|about the authors?|maintainers?|code of conduct|change ?log|(?:release|version) (?:history|notes)|(?:table of )?contents|toc|references|further reading|related(?: [\p{L}]+)?|see also|footnotes|links|resources|next steps|learn more|comments|subscribe|newsletter|getting help|.{1,40} for enterprise)[^\p{L}]*$/iu;

/** "This package …", "This is a library …": as the first sentence of a document, of what the title names. */
export function introducesSubject(text: string): boolean {
  return introducing.test(text);
}

/**
 * Begins with the name that is the title: "Luxon is a library …".
 * @param name the title, in lower case
 */
export function beginsWithName(text: string, name: string): boolean {
  const start = /^the /i.test(text) ? 4 : 0;
  const end = start + name.length;
  return name.length > 1 && text.slice(start, end).toLowerCase() === name && !/[\p{L}\d-]/u.test(text.charAt(end));
}

/** Whether what stands under a heading is an aside: licence, thanks, where to read on. */
export function isAsideHeading(heading: string): boolean {
  return heading.length <= 60 && ASIDE.test(heading);
}

/** Part of what stands around posts: invitations to read on, credits, thanks, licences. */
export function isFurniture(text: string): boolean {
  return furniture.test(text) || /(?:^["'“‘(]*|, )(?:see|visit|refer to|consult) /i.test(text);
}

/** A greeting, an aside, or an interjection that stands at the beginning. */
export function isGreeting(text: string): boolean {
  return GREETING.test(text);
}

/** Speaks of a picture, or begins with a label. */
export function isCaptionLike(text: string): boolean {
  return caption.test(text) || LABEL.test(text);
}

/** Its beginning points back at what was said before. */
export function leansBack(text: string): boolean {
  return (
    leaning.test(text) ||
    POINTING.test(text) ||
    THEN_POINTING.test(text) ||
    ANSWERING.test(text) ||
    ELSEWHERE.test(text)
  );
}

/** Says what the post is about: "In this article, you'll see …". */
export function announcesPost(text: string): boolean {
  return announcing.test(text);
}
