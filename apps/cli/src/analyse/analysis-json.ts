import type { Analysis, ReadablePost } from '@fieldnotes/content/analyse';

/** An analysis as a line of JSON shows it: best first, sentences as they stand in the text. */
export function analysisJson({ body }: ReadablePost, { language, keyphrases, tags, topics, summary }: Analysis) {
  return {
    language,
    keyphrases: keyphrases.map(({ phrase, score }) => ({ phrase, score })),
    tags,
    topics,
    summary: summary.map(({ start, end }) => body.slice(start, end).replace(/\s+/g, ' ')),
  };
}
