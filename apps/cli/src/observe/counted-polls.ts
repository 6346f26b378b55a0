import type { Metrics } from '@fieldnotes/platform';
import type { PollRecords, Store } from '@fieldnotes/store';

/** The store, as the poller is given it: what each poll came to is counted as it is kept. */
export function countingPolls(store: Store, metrics: Metrics): Store {
  const polls = metrics.counter({
    name: 'fieldnotes_polls_total',
    help: 'Polls of feeds, by what they came to: unchanged, body, or the code of what went wrong.',
    labels: ['outcome'],
  });
  const posts = metrics.counter({ name: 'fieldnotes_posts_arrived_total', help: 'Posts that polls brought.' });
  const counting: PollRecords = {
    ...store.polls,
    async settle(token, results, hosts, gapMs) {
      await store.polls.settle(token, results, hosts, gapMs);
      for (const { state } of results) polls.add({ outcome: state.health.problem?.code ?? 'unchanged' });
    },
    async arrive(token, body, hosts, gapMs) {
      const outcome = await store.polls.arrive(token, body, hosts, gapMs);
      polls.add({ outcome: outcome.kind === 'stored' ? 'body' : 'lost' });
      if (outcome.kind === 'stored') posts.add({}, outcome.added);
      return outcome;
    },
  };
  return { ...store, polls: counting };
}
