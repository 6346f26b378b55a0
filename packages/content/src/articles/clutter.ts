import { defaultTreeAdapter } from 'parse5';
import { attribute, descendants, type Element, isElement, isText, type Parent, textOf } from '../feeds/html/tree.js';
import { NAMES_AROUND } from './machinery.js';

/**
 * Removes from an article what belongs to its page: captions and credits of pictures, share bars, boxes about newsletters and
 * other articles, lines about the author, lists of links. An element is judged by its kind, by the words of its class,
 * and by how much of its text is links; a large one is never removed for its class, since sites name whole articles
 * after what stands beside them.
 */
export function removeClutter(article: Parent): void {
  for (const node of descendants(article)) if (isElement(node) && isListing(node)) keepCaptions(node);
  // Outer elements first: what is within a removed one need not be judged.
  const clutter: Element[] = [];
  for (const node of descendants(article, (element) => clutter.at(-1) !== element)) {
    if (isElement(node) && isClutter(node)) clutter.push(node);
  }
  for (const element of clutter) defaultTreeAdapter.detachNode(element);
}

/** A figure that is text: code, or a table. */
function isListing(element: Element): boolean {
  return element.tagName === 'figure' && (holdsCode(element) || holdsTable(element));
}

/** The captions of listings and tables say what these are, and are text; those of pictures are not. */
function keepCaptions(listing: Element): void {
  for (const node of descendants(listing)) {
    if (isElement(node) && node.tagName === 'figcaption') node.tagName = node.nodeName = 'p';
  }
}

/** Elements that hold no part of an article wherever they stand. */
const NEVER_TEXT = new Set([
  'nav',
  'aside',
  'footer',
  'time',
  'button',
  'form',
  'figcaption',
  'menu',
  'select',
  'label',
]);

/** Elements that may be text, or may stand beside it. */
const JUDGED = new Set(
  'a address article center dd details div dl dt em figure font h1 h2 h3 h4 h5 h6 header hgroup i li ol p section small span strong table td tr ul'.split(
    ' ',
  ),
);

function isClutter(element: Element): boolean {
  const name = element.tagName;
  if (NEVER_TEXT.has(name)) return true;
  if (!JUDGED.has(name)) return false;
  if (holdsCode(element)) return false;
  const text = textOf(element, LARGE + 1)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (text === '') return false;
  if (name === 'figure') return text.length < SMALL && !isListing(element);
  if (text.length < LARGE && isNamedAsClutter(element, text.length)) return true;
  return BLOCKS_OF_LINKS.has(name) && isMostlyLinks(element);
}

/** Characters. */
const LONGEST_NAMES = 1_000;
const SMALL = 400;
const LARGE = 1_000;

/** Words of classes and ids: alone they mark clutter. */
const CLUTTER_WORDS = new Set(
  `caption captions credit credits imagecredit photocredit photographer share sharing sharebar sharedaddy addthis addtoany
   social socials related recirc recirculation recommended recommendations newsletter newsletters subscribe subscription
   signup byline bylines dateline timestamp breadcrumb breadcrumbs promo promos advert advertisement ads ad sponsor sponsored
   pagination pager tags taglist postmeta entrymeta metadata readmore morelink outbrain taboola disqus comments
   authorbio authorbox print email copyright toolbar follow followus jumplink skip trending popular pullquote popup modal consent`.split(
    /\s+/,
  ),
);

/** Of these a short element is clutter; of a longer one they say nothing ("entry-meta-content"). */
const WEAK_WORDS = new Set(
  'meta date author info tag category categories source rating button icon label bio'.split(' '),
);

function isNamedAsClutter(element: Element, length: number): boolean {
  const names = ['class', 'id', NAMES_AROUND]
    .map((name) => attribute(element, name) ?? '')
    .join(' ')
    .slice(0, LONGEST_NAMES);
  const words = names
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .split(/[^a-z]+/);
  const itemprop = attribute(element, 'itemprop')?.toLowerCase();
  if (itemprop === 'author' || itemprop === 'datepublished' || itemprop === 'caption') return length < SMALL;
  if (words.some((word) => CLUTTER_WORDS.has(word))) return length < SMALL || words.includes('related');
  return length < 100 && words.some((word) => WEAK_WORDS.has(word));
}

const BLOCKS_OF_LINKS = new Set(['ul', 'ol', 'div', 'section', 'dl', 'table', 'p', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Several links, and hardly anything else; or one link that is all of a block and short. */
function isMostlyLinks(element: Element): boolean {
  let [all, linked, links] = [0, 0, 0];
  const pending: { node: Parent['childNodes'][number]; inLink: boolean }[] = [];
  const push = (parent: Parent, inLink: boolean) => {
    for (const node of parent.childNodes) pending.push({ node, inLink });
  };
  push(element, false);
  for (let step = pending.pop(); step; step = pending.pop()) {
    const { node, inLink } = step;
    if (isText(node)) {
      const length = node.value.replaceAll(/\s+/g, ' ').trim().length;
      all += length;
      if (inLink) linked += length;
    } else if (isElement(node)) {
      const isLink = node.tagName === 'a' && attribute(node, 'href') !== null;
      if (isLink) links++;
      push(node, inLink || isLink);
    }
  }
  if (links === 0 || all === 0) return false;
  if (/^h[2-6]$|^p$/.test(element.tagName)) return false;
  return links > 1 && linked / all > 0.8;
}

function holdsCode(element: Element): boolean {
  return holds(element, 'pre');
}

function holdsTable(element: Element): boolean {
  return holds(element, 'table');
}

function holds(element: Element, name: string): boolean {
  for (const node of descendants(element)) if (node.nodeName === name) return true;
  return false;
}
