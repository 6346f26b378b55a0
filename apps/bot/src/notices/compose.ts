import type { DueNotice, FeedEvent } from '@fieldnotes/store';
import { type Language, textsFor } from '../locales/catalogue.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';
import { type NoticeTexts, noticeTexts } from './texts.js';

/** What is said of an event in a channel; null where nothing is. */
export function noticeText({ kind, detail, feedTitle }: DueNotice, language: Language): string | null {
  const texts = textsFor(noticeTexts, language);
  const feed = cut(escapeLine(feedTitle), 200);
  switch (kind) {
    case 'failing':
      return texts.failing(feed, problemText(detail, texts));
    case 'missing':
      return texts.missing(feed);
    case 'gone':
      return texts.gone(feed);
    case 'recovered':
      return texts.recovered(feed);
    case 'brake':
      return texts.brake(feed, Number(detail.held ?? 0));
    default:
      return null;
  }
}

/** In the language of the reader where the code is known; else as the worker wrote it. */
export function problemText({ code, problem }: FeedEvent['detail'], { problems }: NoticeTexts): string {
  const known: Readonly<Record<string, string>> = problems;
  return known[String(code ?? '')] ?? cut(escapeLine(String(problem ?? '')), 200);
}
