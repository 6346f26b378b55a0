import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of WebSub, section 7.1. */
const METHODS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether the `X-Hub-Signature` header, `method=hexadecimal`, is that of this body under the secret. */
export function isSigned(header: string | undefined, body: Buffer, secret: string): boolean {
  const [, method = '', digest = ''] = /^([a-z0-9]{4,6})=([0-9a-f]{40,128})$/i.exec(header ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
