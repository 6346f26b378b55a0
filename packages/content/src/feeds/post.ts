import type { Block, BlockKind, PostDraft } from '../model.js';
import type { ArchiveItem } from './archive-item.js';
import { LIMITS } from './limits.js';
import { isSubject } from './no-subject.js';
import { cleanText, cut } from './plain.js';
import { refused } from './refusal.js';

/** A block of text on its way into a body. */
export interface TextBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** 1 to 6, headings only. */
  readonly level?: number;
}

/** A post as a reader found it: nothing cut, nothing cleaned. */
export interface RawPost {
  readonly identity: string;
  readonly source: string;
  readonly url: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly blocks: readonly TextBlock[];
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly language: string | null;
}

/** Brings a post into the form of the model: clean, bounded, the title not repeated, blocks laid out in the body. */
export function toPostItem(raw: RawPost): ArchiveItem {
  const title = cut(raw.title, LIMITS.titleLength);
  const { body, blocks } = layOut(withoutTitle(cleanBlocks(raw.blocks), title));
  if (body.length > LIMITS.bodyLength || blocks.length > LIMITS.blocks) return refused(raw.source, 'too-large', title);
  const post: PostDraft = {
    identity: raw.identity,
    source: cleanText(raw.source),
    url: raw.url,
    title,
    author: raw.author === null ? null : cut(raw.author, LIMITS.authorLength) || null,
    publishedAt: raw.publishedAt,
    body,
    blocks,
    tags: cleanTags(raw.tags),
    image: raw.image,
    language: primaryLanguage(raw.language),
  };
  return { kind: 'post', post };
}

/** The body and the spans of its blocks. Blocks are trimmed and separated by a blank line. */
function layOut(texts: readonly TextBlock[]): { body: string; blocks: readonly Block[] } {
  const blocks: Block[] = [];
  let start = 0;
  for (const { kind, text } of texts) {
    blocks.push({ kind, start, end: start + text.length });
    start += text.length + BLANK_LINE.length;
  }
  return { body: texts.map(({ text }) => text).join(BLANK_LINE), blocks };
}

const BLANK_LINE = '\n\n';

function cleanBlocks(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks
    .map((block) => ({ ...block, text: trimmed(cleanText(block.text), block.kind) }))
    .filter((block) => block.text !== '');
}

/** Code keeps the indentation of its first line. */
function trimmed(text: string, kind: BlockKind): string {
  return kind === 'code' ? text.trimEnd().replace(/^\s*\n/, '') : text.trim();
}

/** Takes the title away from the start of the body, as often as it is repeated there. */
function withoutTitle(blocks: readonly TextBlock[], title: string): readonly TextBlock[] {
  const wanted = bareTitle(title);
  if (wanted === '') return blocks;
  let first = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') break;
    const lines = block.text.split('\n');
    const kept = lines.findIndex((line) => line.length > 2 * LIMITS.titleLength || bareTitle(line) !== wanted);
    if (kept === 0) break;
    if (kept > 0) return [{ ...block, text: lines.slice(kept).join('\n').trim() }, ...blocks.slice(first + 1)];
    first++;
  }
  return blocks.slice(first);
}

/** A title without what varies between its places: case, punctuation, kinds of quotes and spaces. */
export function bareTitle(title: string): string {
  const normal = title.normalize('NFKC').toLowerCase();
  return normal.replaceAll(/[^\p{L}\p{N}\p{M}+#]+/gu, '') || normal.replaceAll(/\s+/g, '');
}

/** Each once, without those that stand for none (`isSubject`): these are not shown, learned or proposed either. */
function cleanTags(tags: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    if (byKey.size === LIMITS.tags) break;
    const text = cut(tag, LIMITS.tagLength);
    const key = text.toLowerCase();
    if (key !== '' && !byKey.has(key) && isSubject(text)) byKey.set(key, text);
  }
  return [...byKey.values()];
}

/** "en-us" and "en_US" are `en`; what is no language tag (RFC 5646) is null. */
function primaryLanguage(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:$|[-_])/.exec(tag?.trim().toLowerCase() ?? '')?.[1] ?? null;
}
