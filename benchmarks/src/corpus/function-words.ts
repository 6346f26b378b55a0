import { interpret } from '@fieldnotes/content';

/**
 * Words without a subject of their own: what English sentences are held together by. Which of them are stop words is
 * for the product to say.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all almost alone along already also although always am among an
  and another any anyone anything are around as at away back be became because been before behind being below between
  both but by can cannot could did do does doing done down during each either else enough even ever every everything few
  for from further get had has have having he her here hers herself him himself his how however i if in indeed instead
  into is it its itself just later less like made make many may maybe me might mine more most much must my myself never
  next no none nor not nothing now of off often on once one only onto or other our ours out over own perhaps quite rather
  really same seem shall she should since so some something sometimes soon still such take than that the their them
  themselves then there therefore these they this those through thus to together too towards under until up upon us use
  used very was we well were what when where whether which while who whole whose why will with within without would yet
  you your yours`.split(/\s+/),
);

let stopWords: ReadonlySet<string> | undefined;

/** Those function words that the product leaves out of a question: the peers leave out the same. */
export function productStopWords(): ReadonlySet<string> {
  stopWords ??= new Set([...FUNCTION_WORDS].filter((word) => !isAskedFor(word)));
  return stopWords;
}

function isAskedFor(word: string): boolean {
  return interpret({ text: word, now: new Date(0), timeZone: 'UTC' }).terms.length > 0;
}
