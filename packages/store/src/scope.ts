import type { Scope } from '@fieldnotes/content/model';

/** The parameters of one statement, numbered as they are added. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and gives its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The scope as conditions on `passage`, each led by AND. */
export function narrowPassages(scope: Scope, parameters: Parameters): string {
  return narrow(scope, parameters, 'post_id');
}

/** The scope as conditions on `post`, each led by AND. */
export function narrowPosts(scope: Scope, parameters: Parameters): string {
  return narrow(scope, parameters, 'id');
}

function narrow(scope: Scope, parameters: Parameters, post: string): string {
  const { feedIds, from, to, postIds, excludePostIds = [], topic, author } = scope;
  const conditions: string[] = [];
  if (feedIds !== undefined) conditions.push(`feed_id = ANY(${parameters.add(feedIds)}::bigint[])`);
  if (from !== undefined) conditions.push(`published_at >= ${parameters.add(from)}`);
  if (to !== undefined) conditions.push(`published_at < ${parameters.add(to)}`);
  if (postIds !== undefined) conditions.push(`${post} = ANY(${parameters.add(postIds)}::bigint[])`);
  if (excludePostIds.length > 0) conditions.push(`${post} <> ALL(${parameters.add(excludePostIds)}::bigint[])`);
  if (topic !== undefined) {
    conditions.push(`${post} IN (SELECT post_id FROM post_topic WHERE topic = ${parameters.add(topic)})`);
  }
  if (author !== undefined) {
    conditions.push(`${post} IN (SELECT id FROM post WHERE lower(author) = lower(${parameters.add(author)}))`);
  }
  return conditions.map((condition) => `AND ${condition}`).join(' ');
}
