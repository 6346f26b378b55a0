/** Conditions on deliveries, for statements: which of them one digest holds. */

/** The delivery that leads the digest, of which `delivery` is a member, will be sent. */
export const LEADER_IS_OPEN = `EXISTS (
  SELECT FROM delivery AS lead JOIN subscription AS its ON its.id = lead.subscription_id
  WHERE lead.id = delivery.digest_of AND lead.state IN ('pending', 'sending') AND its.state = 'active')`;

/**
 * A delivery that waits, of the subscription `its`, may be told in one digest with `head`. What was missed during a pause
 * is told with the rest of that and with nothing else.
 */
export const isGathered = (delivery: string): string => `
  CASE WHEN head.catch_up IS NULL THEN ${delivery}.catch_up IS NULL AND its.burst_limit > 0
       ELSE head.catch_up = 'digest' AND ${delivery}.catch_up = 'digest' AND its.id = head.subscription_id END`;
