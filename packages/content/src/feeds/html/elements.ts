import { attribute, type Element, hasClass, isHtml, textOf } from './tree.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements that start and end a block of text. */
export const BLOCK_ELEMENTS = words(`
  address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
  h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol optgroup option p section summary ul
  caption table tbody td tfoot th thead tr colgroup`);

/** Elements whose white space is kept. `listing` and `xmp` are what old pages have for `pre`. */
export const VERBATIM_ELEMENTS = words('pre listing xmp plaintext');

/** Elements that hold no text of the post: machinery, controls, media, and what is shown in place of media. */
const DROPPED_ELEMENTS = words(`
  applet area audio base button canvas col datalist embed form frame frameset head iframe input link map meta meter
  nav noembed noframes noscript object output param progress rp rt rtc script select source style svg template
  textarea title track video`);

/** What a page has around its text. In a fragment an aside or a footer is part of what the author wrote. */
const PAGE_FURNITURE = words('aside footer');

/** Line numbers beside code, text for screen readers only, and "share this" rows of WordPress. */
const DROPPED_CLASS =
  /^(?:gutter|linenos?|lineno|line-numbers?|rouge-gutter|sr-only|screen-reader-text|visually-hidden|sharedaddy)$/i;

/** Whether an element and all it holds is left out of the text. */
export function isDropped(element: Element, page: boolean): boolean {
  if (!isHtml(element)) return element.tagName !== 'math';
  const name = element.tagName;
  if (DROPPED_ELEMENTS.has(name) || (page && PAGE_FURNITURE.has(name))) return true;
  if (element.attrs.length === 0) return false;
  return isHidden(element) || hasClass(element, DROPPED_CLASS) || (name === 'a' && isMark(element));
}

function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && /(?:^|[;\s])display\s*:\s*none/i.test(value.slice(0, 500))),
  );
}

const MARK = /^\s*\[?(?:\d{1,3}|[*†‡#¶§↩⤴↑^🔗]{1,3})[\u{FE0E}\u{FE0F}]?\]?\s*$/u;

/** A link within the page that is only a mark: the number of a footnote, the way back from it, a heading's anchor. */
function isMark(link: Element): boolean {
  const target = attribute(link, 'href');
  return target?.includes('#') === true && target.length < 200 && MARK.test(textOf(link, 12));
}
