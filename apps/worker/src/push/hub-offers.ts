import { randomBytes } from 'node:crypto';
import type { HubLink, Store } from '@fieldnotes/store';

/** Told of the hub that a body names, null where it names none. */
export type OfferHub = (feedId: number, link: HubLink | null) => Promise<void>;

/** Bits that nobody guesses: 192 of the address that a hub calls, 256 of the key that it signs with. */
const TOKEN_BYTES = 24;
const SECRET_BYTES = 32;

/** Has hubs asked to push, where hubs can reach us; undefined where they cannot. */
export function hubOffers(
  { pushes }: Pick<Store, 'pushes'>,
  { publicUrl }: { readonly publicUrl?: string | undefined },
): OfferHub | undefined {
  if (publicUrl === undefined) return undefined;
  return (feedId, link) =>
    pushes.offer(feedId, link, {
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      secret: randomBytes(SECRET_BYTES).toString('hex'),
    });
}
