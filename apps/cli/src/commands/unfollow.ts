import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { liveFeedNamed } from '../live-feed.js';

export const unfollowCommand = defineCommand({
  name: 'unfollow',
  summary: 'stop following a feed',
  details: 'Its posts are kept and can be asked about. `fieldnotes follow` takes it up again.',
  argument: { name: 'feed', isPhrase: true, description: 'its address or its title', isRequired: true },
  options: {},
  needs: ['store'],
  examples: [['unfollow https://blog.example/feed.xml', 'ask for it no more']],

  async run({ services: { store }, output }, name) {
    const feed = await liveFeedNamed(name, store);
    if (!(await store.liveFeeds.unfollow(feed.id))) throw new CommandError('unknown-name', `${name} is not followed.`);
    output.line(`${feed.title} is followed no more. Its posts are kept.`);
    return EXIT.done;
  },
});
