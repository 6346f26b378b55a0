import { LIMITS } from '../limits.js';
import type { TextBlock } from '../post.js';
import type { Refusal } from '../refusal.js';

/** The paragraphs of plain text: what blank lines separate. Line ends within them stay. */
export function paragraphsOf(text: string): readonly TextBlock[] | Refusal {
  const trimmed = text.trim();
  if (trimmed.length > LIMITS.bodyLength) return 'too-large';
  const paragraphs: TextBlock[] = [];
  let lines: string[] = [];
  for (const line of [...trimmed.split('\n'), '']) {
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      paragraphs.push({ kind: 'paragraph', text: lines.join('\n') });
      lines = [];
    }
  }
  return paragraphs;
}
