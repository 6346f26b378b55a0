import { type Metrics, NO_METRICS } from '@fieldnotes/platform';
import type { Attempt } from '../announce/deliver.js';

/** What the bot counts, for those who watch over it. */
export interface BotMetrics {
  /** A question was answered, or not found an answer to, after so many seconds. */
  answered(found: boolean, seconds: number): void;
  /** What became of an attempt at a delivery. */
  attempted(kind: Attempt['kind']): void;
  /** An announcement stands in its channel, so many seconds after its post was read. */
  announced(lagSeconds: number): void;
  /** Discord answered a request. */
  responded(status: number): void;
}

const ASK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const LAG_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 21_600];

export function botMetrics(metrics: Metrics = NO_METRICS): BotMetrics {
  const asked = metrics.counter({
    name: 'fieldnotes_questions_total',
    help: 'Questions, by whether the posts answer them: an abstention is an answer too.',
    labels: ['outcome'],
  });
  const askSeconds = metrics.histogram({
    name: 'fieldnotes_ask_seconds',
    help: 'Seconds from an admitted question to its answer, without Discord.',
    buckets: ASK_SECONDS,
  });
  const attempts = metrics.counter({
    name: 'fieldnotes_delivery_attempts_total',
    help: 'Attempts at deliveries, by what became of them.',
    labels: ['outcome'],
  });
  const lag = metrics.histogram({
    name: 'fieldnotes_announcement_lag_seconds',
    help: 'Seconds from the reading of a post to its announcement in a channel.',
    buckets: LAG_SECONDS,
  });
  const responses = metrics.counter({
    name: 'fieldnotes_discord_responses_total',
    help: 'Answers of Discord, by status (429: too many requests).',
    labels: ['status'],
  });
  return {
    answered(found, seconds) {
      asked.add({ outcome: found ? 'answered' : 'abstained' });
      askSeconds.observe(seconds);
    },
    attempted: (kind) => attempts.add({ outcome: kind }),
    announced: (lagSeconds) => lag.observe(Math.max(0, lagSeconds)),
    responded: (status) => responses.add({ status: status === 429 ? '429' : `${Math.floor(status / 100)}xx` }),
  };
}
