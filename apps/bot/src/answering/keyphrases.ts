import { interpret } from '@fieldnotes/content';
import type { BotContext } from '../framework/feature.js';

const PHRASES = 4;

/**
 * What a message is about, to be looked for one after the other: its keyphrases together, then each alone; where it has
 * none, its words as a question has them. Empty when there is nothing to look for.
 */
export function whatItIsAbout(text: string, { reader, now, timeZone }: BotContext): readonly string[] {
  const body = text.trim();
  if (body === '') return [];
  const blocks = [{ kind: 'paragraph', start: 0, end: body.length }] as const;
  const { keyphrases } = reader.read({ title: '', body, blocks, tags: [], language: null });
  const phrases = keyphrases.slice(0, PHRASES).map(({ phrase }) => phrase);
  if (phrases.length > 0) return [...new Set([phrases.join(' '), ...phrases])];
  const { terms } = interpret({ text: body, now: now(), timeZone });
  return terms.length === 0
    ? []
    : [
        terms
          .slice(0, 8)
          .map((term) => term.text)
          .join(' '),
      ];
}
