type Headers = ReadonlyMap<string, string>;

/** Seconds for which the answer says that it stays fresh (RFC 9111, sections 5.2 and 5.3); null when it does not say. */
export function freshSeconds(headers: Headers, now: Date): number | null {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (/\bno-(?:cache|store)\b/u.test(control)) return null;
  const age = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/u.exec(control);
  if (age?.[1] !== undefined) return Number(age[1]);
  const expires = dateOf(headers.get('expires'));
  if (expires === null) return null;
  // The server's own clock counts, as far as it tells the time.
  const from = dateOf(headers.get('date')) ?? now;
  return Math.max(0, Math.round((expires.getTime() - from.getTime()) / 1000));
}

/** Seconds after which to come back (RFC 9110, section 10.2.3); null when the answer does not say. */
export function retryAfterSeconds(headers: Headers, now: Date): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,10}$/u.test(value)) return Number(value);
  const date = dateOf(value);
  return date === null ? null : Math.max(0, Math.round((date.getTime() - now.getTime()) / 1000));
}

/** "0" and "-1" are common for "at once", and no dates. */
function dateOf(value: string | undefined): Date | null {
  if (value === undefined || !/[a-z]{3}/iu.test(value) || value.length > 100) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}
