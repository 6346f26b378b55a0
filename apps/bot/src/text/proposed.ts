import type { PostTopic } from '@fieldnotes/content/model';

/** Whether the topic is a tag that the author is likely to have given the post, and did not. */
export function isProposed({ evidence }: PostTopic): boolean {
  return evidence.some(({ field }) => field === 'proposed');
}
