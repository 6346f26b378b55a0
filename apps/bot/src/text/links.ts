/** Discord refuses longer ones in an embed. */
const LONGEST_URL = 2048;

/** The address, if Discord takes it as a link: http or https, a host, no white space, not too long. */
export function linkable(url: string | null): string | undefined {
  if (url === null || url.length > LONGEST_URL || !URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  // "https://bank.example@evil.example" shows one host and opens another.
  if (hostname === '' || username !== '' || password !== '') return undefined;
  const { href } = new URL(url);
  return href.length > LONGEST_URL ? undefined : href;
}

/** A masked link. `label` is escaped already; where the address cannot be linked, the label alone. */
export function maskedLink(label: string, url: string | null): string {
  const address = linkable(url);
  if (address === undefined) return label;
  return `[${label}](${address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('>', '%3E').replaceAll('<', '%3C')})`;
}
