/** Conditions on deliveries, for statements: which of them one digest holds. */

/** The delivery that leads the digest, of which `delivery` is a member, will be sent. */
export const LEADER_IS_OPEN = `EXISTS (
  SELECT FROM delivery AS lead JOIN subscription AS its ON its.id = lead.subscription_id
  WHERE lead.id = delivery.digest_of AND lead.state IN ('pending', 'sending') AND its.state = 'active')`;

/**
 * A delivery that waits, of the subscription `its`, may be told in one digest with `head`, now. What is to be told so is
 * told with the rest of its subscription and with nothing else.
 */
export const isGathered = (delivery: string): string => `(
  ${delivery}.due_at <= now() AND
  CASE WHEN head.told_as IS NULL THEN ${delivery}.told_as IS NULL AND its.burst_limit > 0
       ELSE head.told_as = 'digest' AND ${delivery}.told_as = 'digest' AND its.id = head.subscription_id END)`;
