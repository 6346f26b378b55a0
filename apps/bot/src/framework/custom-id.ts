/**
 * The `custom_id` of a button, menu or modal is `prefix:parameter:parameter…`. It holds ids and numbers only, so that
 * any process can serve it at any later time, and nothing that a post says can get into it. Discord's bound is 100
 * characters (https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id).
 *
 * | prefix       | parameters        | does                                                             |
 * |--------------|-------------------|------------------------------------------------------------------|
 * | `more`       | question          | shows quotes of further posts                                    |
 * | `related`    | question          | lists posts about the topics of the cited ones                   |
 * | `share`      | question          | shows a private answer to the channel                            |
 * | `rate`       | question, 1 or -1 | keeps what the member thinks of the answer                       |
 * | `topics`     | question          | menu: posts of the topic that was chosen                         |
 * | `why`        | feed, 0 for all   | menu: why posts were given the topic that was chosen             |
 * | `ask-post`   | post              | opens a form for a question about the post                       |
 * | `ask-post` (modal) | post        | answers what was written into it                                 |
 * | `summary`    | post              | shows what the post says in one to three sentences               |
 * | `more-topic` | post, rank        | lists further posts of the post's topic of that rank (from 0)    |
 * | `follow-one` | request           | menu: follows the feed of a page that was chosen                 |
 * | `opml`       | follow, channel   | follows the feeds of the list under the message                  |
 * | `privacy`    | what              | sends, or forgets, what is kept of the member                    |
 */
export function customId(prefix: string, ...parameters: readonly (string | number)[]): string {
  const id = [prefix, ...parameters].join(':');
  if (id.length > MAX_CUSTOM_ID_LENGTH) throw new RangeError(`the custom id ${id.slice(0, 40)}… is too long`);
  return id;
}

export interface ParsedCustomId {
  readonly prefix: string;
  readonly parameters: readonly string[];
}

export function parseCustomId(id: string): ParsedCustomId {
  const [prefix = '', ...parameters] = id.split(':');
  return { prefix, parameters };
}

/** A parameter that is a record's id; undefined when it is not one. */
export function recordId(parameter: string | undefined): number | undefined {
  if (parameter === undefined || !/^[1-9]\d{0,15}$/.test(parameter)) return undefined;
  const id = Number(parameter);
  return Number.isSafeInteger(id) ? id : undefined;
}

const MAX_CUSTOM_ID_LENGTH = 100;
