/** Discord's bound for the address of an embed and of its images. */
const LONGEST_URL = 2048;

/** The address as RFC 3986 has it, or null: only `http` and `https`, no account in it, not too long. */
export function safeUrl(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { origin, pathname, search, hash, username, password, hostname } = new URL(url);
  if (username !== '' || password !== '' || hostname === '') return null;
  const address = `${origin}${encoded(pathname)}${encoded(search)}${hash.slice(0, 1)}${encoded(hash.slice(1))}`;
  return address.length > LONGEST_URL ? null : address;
}

/** Browsers let some characters stand that RFC 3986 (section 3.3 to 3.5) does not allow, and Discord refuses. */
function encoded(part: string): string {
  return part
    .replace(/%(?![0-9a-f]{2})/giu, '%25')
    .replace(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character));
}

/** A safe address as it stands in a Markdown link: what would end the link, or ping, is written so that it does not. */
export function inMarkdown(url: string): string {
  return url
    .replace(/[()<>`|\\*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/@(?=everyone|here|[!&]?\d)/giu, '%40');
}

/** An image's address: the same, and one that Discord can reach, so no name without a dot and no bare IPv6. */
export function safeImage(url: string | null): string | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname } = new URL(safe);
  return hostname.includes('.') && !hostname.endsWith('.') ? safe : null;
}
