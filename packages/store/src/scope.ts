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
  const { feedIds, from, to, civil, postIds, excludePostIds = [], topic, author } = scope;
  const conditions: string[] = [];
  if (feedIds !== undefined) conditions.push(`feed_id = ANY(${parameters.add(feedIds)}::bigint[])`);
  if (from !== undefined) conditions.push(bound('>=', from, civil?.from, parameters));
  if (to !== undefined) conditions.push(bound('<', to, civil?.to, parameters));
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

/** A date without a time is midnight UTC and the same date in every zone: it is compared with the dates on the wall. */
function bound(comparison: '>=' | '<', instant: Date, civil: Date | undefined, parameters: Parameters): string {
  const exact = `published_at ${comparison} ${parameters.add(instant)}`;
  if (civil === undefined || civil.getTime() === instant.getTime()) return exact;
  const onWall = `published_at ${comparison} ${parameters.add(civil)}`;
  return `CASE WHEN published_at = date_trunc('day', published_at, 'UTC') THEN ${onWall} ELSE ${exact} END`;
}
