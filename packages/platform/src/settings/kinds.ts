import { isIP } from 'node:net';
import { z } from 'zod';

const LONGEST_TEXT = 4096;

/** A whole number in decimal digits, within bounds (inclusive). */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not within ${least} to ${most}`);
}

/** One of the given words. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]): z.ZodEnum<{ [W in Word]: W }> {
  return z.enum(words, `is not one of ${words.join(', ')}`);
}

/** Any text that is set, at most 4,096 characters. */
export function text(): z.ZodType<string, string> {
  return bounded();
}

/** A host name or an IP address. */
export function hostName(): z.ZodType<string, string> {
  return bounded().refine((name) => isHost(name.toLowerCase()), 'is not a host name or an IP address');
}

/** Names, separated by commas; white space around them does not count. At most 100, in lower case. */
export function hostNames(): z.ZodType<readonly string[], string> {
  return bounded()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine((names) => names.length <= 100, 'names more than 100 hosts')
    .refine((names) => names.every((name) => isHost(name) || isRange(name)), {
      message: 'holds something that is not a host name, an IP address or a range of addresses',
    });
}

/** A path of the file system. Nothing is looked up. */
export function path(): z.ZodType<string, string> {
  return bounded().refine((text) => !text.includes('\0'), 'holds a NUL character');
}

/** A URL with one of the schemes, as it was written (`redis`, without the colon). */
export function url(...schemes: readonly [string, ...string[]]): z.ZodType<string, string> {
  const expected = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return bounded()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)), {
      message: `does not start with ${expected}`,
      abort: true,
    })
    .refine(isUrl, 'is not a URL (characters such as @ / # ? in a user name or a password must be percent-encoded)');
}

function bounded(): z.ZodString {
  return z.string().max(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters`);
}

/** Without a scheme, a port or a path; an IPv6 address without its brackets. */
function isHost(name: string): boolean {
  return isIP(name) !== 0 || /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*$/u.test(name);
}

/** `10.0.0.0/8` or `fd00::/8`: an IP address and how many of its bits count. */
function isRange(name: string): boolean {
  const [address = '', bits = '', ...rest] = name.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= most;
}

/** libpq allows a URL without a host when the server listens on a socket: `postgres://user:password@/name?host=/run`. */
function isUrl(text: string): boolean {
  return URL.canParse(text) || URL.canParse(text.replace('@/', '@socket/'));
}
