import type { Block, BlockKind, PostDraft } from '@fieldnotes/content/model';
import { capitalised, continuous, past } from './forms.js';
import { inventedWord } from './invented.js';
import { Random } from './random.js';
import { Sentences } from './sentences.js';
import { fieldOf, fieldsOfFeed, Subject } from './subject.js';
import { Zipf } from './zipf.js';

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2005, 0, 3);
const DAYS_BETWEEN_POSTS = 3.5;

const fieldRank = new Zipf(7, { exponent: 0.8, shift: 0 });

/**
 * A post of an invented blog on technology. Pure: the same seed, feed and number always give the same post, and a
 * feed's posts follow each other in time.
 */
export function writePost(seed: string, feed: number, number: number): PostDraft {
  const random = new Random(`${seed} post ${feed} ${number}`);
  const fields = fieldsOfFeed(seed, feed);
  const field = fields[fieldRank.draw(random)] ?? 0;
  const subject = new Subject(fieldOf(seed, field), random);
  const { body, blocks } = writeBody(subject, random);
  const source = `feed-${feed}/post-${number}.md`;
  return {
    identity: source,
    source,
    url: `https://feed-${feed}.example/posts/${number}`,
    title: title(subject, random),
    author: `author ${feed}`,
    publishedAt: new Date(FIRST_DAY + Math.round((number + random.next()) * DAYS_BETWEEN_POSTS) * DAY),
    body,
    blocks,
    tags: [],
    image: null,
    language: null,
  };
}

function title({ focus }: Subject, random: Random): string {
  const [name = '', noun = '', other = ''] = focus;
  const form = random.pick([
    () => `${name} ${noun} ${other}`,
    () => `${name} and ${focus[5] ?? other}`,
    () => `the ${noun} of ${name}`,
    () => `${random.pick(['installing', 'fixing', 'notes on', 'more on', 'testing'])} ${name} ${noun}`,
    () => `how I ${past('fix')} the ${noun} ${other} on ${name}`,
    () => `${continuous('debug')} ${focus[4] ?? noun} with ${name}`,
  ]);
  return capitalised(form());
}

function writeBody(subject: Subject, random: Random): { body: string; blocks: Block[] } {
  const sentences = new Sentences(subject, random);
  const body = new BodyWriter();
  // Lengths of posts are log-normal: most are short, some are very long.
  let left = Math.max(3, Math.min(120, Math.round(Math.exp(2.85 + 0.7 * random.normal()))));
  const isLong = left > 14;
  while (left > 0) {
    if (isLong && random.chance(0.22)) body.add('heading', capitalised(sentences.phrase()));
    const count = Math.min(left, random.integer(1, 6));
    body.add('paragraph', repeat(count, () => sentences.sentence()).join(' '));
    left -= count;
    if (random.chance(0.07))
      for (const line of repeat(random.integer(3, 7), () => sentences.phrase())) body.add('item', capitalised(line));
    if (random.chance(0.12)) body.add('code', repeat(random.integer(1, 6), () => codeLine(subject, random)).join('\n'));
  }
  return body.done();
}

function codeLine(subject: Subject, random: Random): string {
  const name = subject.noun().toLowerCase();
  return random.pick([
    () => `$ ${name} --${subject.noun().toLowerCase()} ${random.integer(0, 64)}`,
    () => `# ${subject.verb()} ${name} /dev/${inventedWord(random)}`,
    () => `${name}.${subject.noun().toLowerCase()} = ${random.integer(0, 4096)}`,
    () => `[${random.integer(100, 9999)}.${random.integer(1, 999)}] ${name}: ${subject.verb()} ${subject.noun()}`,
  ])();
}

function repeat<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

/** Blocks with a blank line between them. */
class BodyWriter {
  #text = '';
  readonly #blocks: Block[] = [];

  add(kind: BlockKind, text: string): void {
    if (this.#text !== '') this.#text += '\n\n';
    const start = this.#text.length;
    this.#text += text;
    this.#blocks.push({ kind, start, end: this.#text.length });
  }

  done(): { body: string; blocks: Block[] } {
    return { body: this.#text, blocks: this.#blocks };
  }
}
