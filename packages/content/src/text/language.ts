import { classAt, isWordClass, MARK, SPACE } from './characters.js';
import { languageOfWords } from './function-words.js';
import { languageOfScript } from './scripts.js';

/** What is read of a text, in UTF-16 code units: the first lines that look like prose. */
const MAX_PROSE = 1_000;
/** How much of a longer text is looked through for prose. */
const MAX_LOOKED_AT = 20_000;
/** Share of letters and spaces above which a line is prose and not code. */
const PROSE_SHARE = 0.85;
const SIGNS = ',.!?:-–—…\'’"“”，。、！？：';

/**
 * Language of a text as a BCP 47 primary subtag, `und` when it cannot be told (code, numbers, emoji, a name). Decided
 * by script where the script decides, else by function words and by letters that few languages use; see decision 0042.
 *
 * @param declared what the source says, any BCP 47 tag: trusted unless the text clearly says otherwise.
 */
export function detectLanguage(text: string, declared?: string | null): string {
  const claimed = primarySubtag(declared);
  const prose = proseOf(text);
  const found = languageOfScript(prose) ?? languageOfWords(prose, claimed);
  return found ?? claimed ?? 'und';
}

/** `en` of `en-US`; undefined when the tag says nothing. */
function primarySubtag(tag: string | null | undefined): string | undefined {
  const primary = /^([a-z]{2,3})(?:[-_]|$)/.exec(tag?.trim().toLowerCase() ?? '')?.[1];
  if (primary === 'nb' || primary === 'nn') return 'no';
  return primary === 'und' || primary === 'mul' || primary === 'zxx' ? undefined : primary;
}

function proseOf(text: string): string {
  let prose = '';
  for (const line of text.slice(0, MAX_LOOKED_AT).split('\n')) {
    if (isProse(line)) prose += `${line.slice(0, MAX_PROSE)}\n`;
    if (prose.length >= MAX_PROSE) break;
  }
  return prose.slice(0, MAX_PROSE);
}

function isProse(line: string): boolean {
  let fitting = 0;
  const length = Math.min(line.length, MAX_PROSE);
  for (let at = 0; at < length; at += 1) {
    const of = classAt(line, at);
    if (isWordClass(of) || of === SPACE || of === MARK || SIGNS.includes(line.charAt(at))) fitting += 1;
  }
  return fitting > length * PROSE_SHARE;
}
