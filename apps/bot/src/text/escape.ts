/**
 * Text of posts, feeds and members comes from outside. Two ways make it harmless: `escapeMarkdown` for where Discord
 * reads Markdown (content, embed descriptions, titles and fields), `plainText` for where it does not (labels, footers,
 * choices). Either way it pings nobody, whatever `allowed_mentions` says, and shows nothing in another order than
 * it is written.
 */

/** Text that is shown exactly as it is, with no formatting, no link and no mention in it. Keeps line breaks. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(MARKDOWN, '\\$&')
    .replace(LINE_START, '$1\\$2')
    .replace(NUMBERED_LINE, '$1\\$2')
    .replace(MENTION, `@${BREAK}`);
}

/** The same on one line: for titles and names. */
export function escapeLine(text: string): string {
  return escapeMarkdown(oneLine(visible(text)));
}

/** Text for places where Discord reads no Markdown, on one line. */
export function plainText(text: string): string {
  return oneLine(visible(text)).replace(MENTION, `@${BREAK}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Without what cannot be seen and changes what can: controls, direction marks, characters of no width. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(INVISIBLE, '')
    .replace(REPEATED_JOINER, '$1')
    .replace(STRAY_JOINER, '');
}

/** ZERO WIDTH SPACE: what stands after it is no mention. */
const BREAK = '\u200b';

/** Everything that begins or ends a construct of Discord's Markdown; `:` where it makes a link of an address. */
const MARKDOWN = /[\\*_~`|[\]()<>#]|:(?=\/\/)/gu;

/** A list or a line in small print begins with these. */
const LINE_START = /^([^\S\n]*)([-+])/gmu;
const NUMBERED_LINE = /^([^\S\n]*\d{1,9})(\.)/gmu;

/** `@everyone`, `@here`, `<@id>`, `<@!id>`, `<@&id>`: in all of them something of this follows the sign. */
const MENTION = /@(?=everyone|here|[!&]?\d)/giu;

/**
 * Controls, and what Unicode says is shown as nothing: direction marks, zero width, soft hyphens, tags; besides the
 * empty Braille pattern and the marks of annotations. The joiners and the selectors of an emoji's look have their use.
 */
const INVISIBLE = /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;

/** Joiners belong between letters of some scripts and within emoji, one at a time, and not beside plain letters. */
const REPEATED_JOINER = /([\u200c\u200d])[\u200c\u200d]+/gu;
const STRAY_JOINER = /(?<=^|\p{ASCII})[\u200c\u200d]|[\u200c\u200d](?=\p{ASCII}|$)/gu;
