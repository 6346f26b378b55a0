import type { PushStatus } from '@fieldnotes/store';
import { counted } from './output/layout.js';

/** Whether a feed is pushed, by whom, and why not. */
export function describePush(
  { state, hub, agreedAt, agreedUntil, pushedAt, misses, problem }: PushStatus,
  at: (time: Date | null) => string,
): string {
  const host = new URL(hub).host;
  const agreed = `since ${at(agreedAt)}, until ${at(agreedUntil)} if not renewed`;
  switch (state) {
    case 'believed':
      return `pushed by ${host} ${agreed}, last ${at(pushedAt)}; polled once a day to see what was not pushed`;
    case 'agreed':
      return `${host} has agreed to push ${agreed}; nothing has come from it yet, so it is polled as any other`;
    case 'doubted':
      return `${host} pushes, but a poll found what it had not pushed (${counted(misses, 'time')}); polled as any other until it pushes again`;
    case 'given-up':
      return `not pushed: polls found ${counted(misses, 'time')} what ${host} had not pushed; it is not asked any more`;
    case 'refused':
      return `not pushed by ${host}: ${problem ?? 'it refuses.'}`;
    case 'asked':
      return `not pushed yet: ${host} was asked and has not answered`;
    case 'new':
      return `not pushed yet: ${host} is to be asked`;
  }
}
