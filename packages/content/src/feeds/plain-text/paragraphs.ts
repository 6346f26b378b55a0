import type { TextBlock } from '../post.js';

/** The paragraphs of plain text: what blank lines separate. Line ends within them stay. */
export function paragraphsOf(text: string): readonly TextBlock[] {
  return text.split(/\n(?:[^\S\n]*\n)+/).map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
}
