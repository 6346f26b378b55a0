import type { AnnouncementPlace, OpenDelivery } from '@fieldnotes/store';
import { type Composed, compose } from './compose.js';
import type { AnnounceDependencies } from './dependencies.js';
import { type Refusal, refusalOf } from './discord/refusal.js';
import { edit } from './edit.js';
import { findSent } from './lookup.js';
import { openThread, send } from './send.js';

/** What became of one attempt. Nothing of it is recorded yet, but a message whose thread has still to be opened. */
export type Attempt =
  | { readonly kind: 'sent'; readonly place: AnnouncementPlace; readonly shownRevision: number }
  | { readonly kind: 'edited'; readonly shownRevision: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | Refusal;

/** Makes one attempt at a delivery. Throws only for what is not Discord's doing. */
export async function deliver(delivery: OpenDelivery, dependencies: AnnounceDependencies): Promise<Attempt> {
  try {
    return await (delivery.kind === 'edit' ? deliverEdit : deliverAnnouncement)(delivery, dependencies);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

async function deliverEdit(delivery: OpenDelivery, dependencies: AnnounceDependencies): Promise<Attempt> {
  const { place, shownRevision, revision } = delivery;
  if (place === null) return { kind: 'skipped', reason: 'the post was not announced' };
  if (shownRevision !== null && shownRevision >= revision && delivery.announcedInDigest === null) {
    return { kind: 'skipped', reason: 'the announcement shows this revision already' };
  }
  const composed = await compose(delivery, dependencies);
  if (composed === undefined) return { kind: 'skipped', reason: 'the post is gone' };
  await edit(delivery, place, composed, dependencies);
  return { kind: 'edited', shownRevision: composed.shownRevision };
}

async function deliverAnnouncement(delivery: OpenDelivery, dependencies: AnnounceDependencies): Promise<Attempt> {
  const composed = await compose(delivery, dependencies);
  if (composed === undefined) return { kind: 'skipped', reason: 'the post is gone' };
  let place = delivery.place ?? (await sentBefore(delivery, dependencies));
  place ??= await sendOrFallBack(delivery, composed, dependencies);
  if (delivery.subscription.style === 'thread' && !delivery.leadsDigest && place.threadId === null) {
    await dependencies.store.deliveries.placed(delivery.id, place);
    place = await openThread(place, composed.name, dependencies);
  }
  return { kind: 'sent', place, shownRevision: composed.shownRevision };
}

/**
 * An earlier attempt may have come through. A channel message needs no look as long as Discord keeps its nonce, because
 * the repetition is answered with the message that is there. Webhooks and forum posts know no nonce: they are looked up.
 */
async function sentBefore(
  delivery: OpenDelivery,
  dependencies: AnnounceDependencies,
): Promise<AnnouncementPlace | null> {
  const { unsettledSince: since, subscription } = delivery;
  if (since === null) return null;
  const hasNonce = subscription.style !== 'webhook' && subscription.style !== 'forum';
  if (hasNonce && Date.now() - since.getTime() < dependencies.timings.nonceTrustMs) return null;
  return findSent(delivery, since, dependencies);
}

/** A message that Discord will not take for what a post holds is sent again in few words. */
async function sendOrFallBack(
  delivery: OpenDelivery,
  composed: Composed,
  dependencies: AnnounceDependencies,
): Promise<AnnouncementPlace> {
  try {
    return await send(delivery, composed, composed.body, dependencies);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.kind !== 'invalid') throw error;
    dependencies.log.error(
      { delivery: delivery.id, post: delivery.postId, problem: refusal.message },
      'Discord refused an announcement; it is sent in few words',
    );
    return send(delivery, composed, composed.fallback, dependencies);
  }
}
