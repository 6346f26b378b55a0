import { type Check, isAbsent, text } from './checks.js';

/** An address people or their clients open. */
export const webUrl = (max = 2_048): Check => url(['http', 'https'], max);
/** An address of a picture: on the web, or `attachment://name` for a file sent along. */
export const mediaUrl = (max = 2_048): Check => url(['http', 'https', 'attachment'], max);
/** What a link button opens: the web, or a place in the Discord client. */
export const linkUrl = (max = 512): Check => url(['http', 'https', 'discord'], max);
export const attachmentUrl = (max = 2_048): Check => url(['attachment'], max);

/** The name of the file an `attachment://` address points to, or null. */
export function attachmentNamed(address: unknown): string | null {
  const match = typeof address === 'string' ? /^attachment:\/\/(.+)$/i.exec(address) : null;
  return match?.[1] ?? null;
}

function url(schemes: readonly string[], max: number): Check {
  const checkLength = text({ max });
  const choices = schemes.map((scheme) => `'${scheme}'`).join(', ');
  return (value, path, problems) => {
    if (isAbsent(value) || value === '') return;
    const before = problems.length;
    checkLength(value, path, problems);
    if (problems.length > before || typeof value !== 'string') return;

    const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(value)?.[1]?.toLowerCase();
    if (scheme === undefined) problems.push({ path, code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' });
    else if (!schemes.includes(scheme)) {
      const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${choices}).`;
      problems.push({ path, code: 'URL_TYPE_INVALID_SCHEME', message });
    } else if (!isWellFormed(value, scheme)) {
      problems.push({ path, code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' });
    }
  };
}

/** Web addresses want a host with a dot, no empty or overlong label in it, and no white space (all seen refused). */
function isWellFormed(address: string, scheme: string): boolean {
  if (/\s/.test(address)) return false;
  if (scheme === 'attachment') return attachmentNamed(address) !== null;
  if (scheme === 'discord') return address.length > 'discord://'.length;
  const { hostname } = parseOrEmpty(address);
  if (hostname.startsWith('[')) return true;
  const labels = hostname.replace(/\.$/, '').split('.');
  return labels.length > 1 && labels.every((label) => label.length > 0 && label.length <= 63);
}

function parseOrEmpty(address: string): { readonly hostname: string } {
  try {
    return new URL(address);
  } catch {
    return { hostname: '' };
  }
}
