import type { Feature } from '../../framework/feature.js';
import { followCommand } from './follow.js';
import { followOne } from './follow-one.js';
import { followingCommand, followingComponents, followingEdit } from './following.js';
import { unfollowCommand } from './unfollow.js';

/** `/follow`, `/unfollow`, `/following`. */
export const following: Feature = {
  commands: [followCommand, unfollowCommand, followingCommand],
  components: [followingComponents, followOne],
  modals: [followingEdit],
};
