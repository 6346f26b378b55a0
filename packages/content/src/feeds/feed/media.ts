import { attributeOf, childrenNamed, type XmlElement } from './xml/element.js';

/** Addresses of pictures that Media RSS gives for an item: those of content first, then thumbnails. */
export function mediaImages(item: XmlElement): readonly string[] {
  const holders = [item, ...childrenNamed(item, 'media:group'), ...childrenNamed(item, 'media:content')];
  const contents = holders.flatMap((holder) => childrenNamed(holder, 'media:content')).filter(isPicture);
  const thumbnails = holders.flatMap((holder) => childrenNamed(holder, 'media:thumbnail'));
  return [...contents, ...thumbnails].flatMap((element) => attributeOf(element, 'url') ?? []);
}

function isPicture(content: XmlElement): boolean {
  return attributeOf(content, 'medium') === 'image' || attributeOf(content, 'type')?.startsWith('image/') === true;
}
