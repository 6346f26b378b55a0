/** A source is the path of a file inside the archive, with `/`. */

/** The file name: "posts/a.md" gives "a.md". */
export function nameOf(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}

/** The extension in lower case, without the dot; empty when there is none. */
export function extensionOf(source: string): string {
  return /[^.]\.([a-z0-9]+)$/i.exec(nameOf(source))?.[1]?.toLowerCase() ?? '';
}

/** The name without extension; of "my-post/index.md", a page bundle, it is the folder's name. */
export function stemOf(source: string): string {
  const stem = nameOf(source).replace(/(?<=[^.])\.[^.]+$/, '');
  const folder = source.split('/').at(-2);
  return stem === 'index' && folder !== undefined ? folder : stem;
}

/** A stem as a title: "install-xen_on-fedora" is "Install xen on fedora". */
export function humanised(stem: string): string {
  const words = stem.replaceAll(/[-_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
