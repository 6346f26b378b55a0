import type { TextBlock } from '../feeds/post.js';

/** Without short blocks that only send the reader elsewhere, as pages put between and after the paragraphs. */
export function withoutCallsToAction(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.filter((block) => block.kind === 'code' || block.kind === 'table' || !isCallToAction(block.text));
}

function isCallToAction(text: string): boolean {
  const line = text.trim();
  return line.length <= LONGEST && (WHOLE_LINES.test(line) || OPENINGS.test(line));
}

const LONGEST = 160;

/** Lines that are nothing else. */
const WHOLE_LINES =
  /^(?:advertisements?|ad|sponsored|share|share this(?: (?:article|story|post|page))?|print|email|comments?|\d+ comments?|loading|read more|more|continue reading|related(?: (?:articles?|stories|posts|links|content|topics))?|most (?:read|popular)|recommended|trending|topics|tags|sign up|subscribe|follow us|(?:story|article) continues below(?: advertisement)?|continue reading the main story|skip advertisement|back to top|image copyright.{0,60}|(?:photo|image|picture)(?: credit)?: .{1,80})[.:…»→]{0,3}$/i;

/** Beginnings of lines that name another article, a letter or an account. */
const OPENINGS =
  /^(?:read (?:more|also|next|this|the full (?:article|story))(?: ?:| at| on| about| here|: )|see also: |related: |related (?:article|story)s?: |also read: |don['’]t miss: |watch(?: now)?: |click here (?:to|for)|sign up (?:for|to) |subscribe (?:to|for) (?:our|the|us)|follow (?:us|me|him|her|them) on |like us on |join us on |share this |(?:this article|this post|this story) (?:originally|first) appeared (?:on|in|at))/i;
