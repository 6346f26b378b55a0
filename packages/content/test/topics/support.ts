import type { Block, BlockKind } from '../../src/model.js';
import { analyserFor } from '../../src/text/analyser.js';
import { splitSentences } from '../../src/text/sentences.js';
import { type AnalysedPost, analysePost } from '../../src/topics/analysed-post.js';

/** A body and its blocks from paragraphs; "# " begins a heading, "- " an item, "    " code, "> " a caption. */
export function written(...paragraphs: readonly string[]): { body: string; blocks: Block[] } {
  const blocks: Block[] = [];
  let body = '';
  for (const paragraph of paragraphs) {
    const [prefix, kind] = KINDS.find(([start]) => paragraph.startsWith(start)) ?? ['', 'paragraph'];
    const text = paragraph.slice(prefix.length);
    if (body !== '') body += '\n\n';
    blocks.push({ kind, start: body.length, end: body.length + text.length });
    body += text;
  }
  return { body, blocks };
}

const KINDS: readonly (readonly [string, BlockKind])[] = [
  ['# ', 'heading'],
  ['- ', 'item'],
  ['    ', 'code'],
  ['> ', 'caption'],
];

export function analysed(
  title: string,
  paragraphs: readonly string[],
  more: Partial<{ tags: string[]; language: string }> = {},
): AnalysedPost {
  const language = more.language ?? 'en';
  const { body, blocks } = written(...paragraphs);
  const post = { title, body, blocks, tags: more.tags ?? [], language };
  return analysePost(post, splitSentences(body, blocks, language), analyserFor(language));
}
