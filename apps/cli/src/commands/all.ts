import type { Command } from '../command.js';
import { analyseCommand } from './analyse.js';
import { askCommand } from './ask.js';
import { backupCommand } from './backup.js';
import { botCommand } from './bot.js';
import { dashboardCommand } from './dashboard.js';
import { doctorCommand } from './doctor.js';
import { feedsCommand } from './feeds.js';
import { followCommand } from './follow.js';
import { importCommand } from './import.js';
import { migrateCommand } from './migrate.js';
import { moveCommand } from './move.js';
import { opmlCommand } from './opml.js';
import { postCommand } from './post.js';
import { postsCommand } from './posts.js';
import { purgeCommand } from './purge.js';
import { queueCommand } from './queue.js';
import { restoreCommand } from './restore.js';
import { retryCommand } from './retry.js';
import { statusCommand } from './status.js';
import { topicsCommand } from './topics.js';
import { unfollowCommand } from './unfollow.js';
import { upCommand } from './up.js';
import { workerCommand } from './worker.js';

/** Every command, in the order of the help. A new command is a file beside this one and a line here. */
export const commands: readonly Command[] = [
  importCommand,
  followCommand,
  unfollowCommand,
  feedsCommand,
  opmlCommand,
  askCommand,
  postsCommand,
  postCommand,
  topicsCommand,
  analyseCommand,
  statusCommand,
  upCommand,
  workerCommand,
  botCommand,
  migrateCommand,
  queueCommand,
  retryCommand,
  dashboardCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  purgeCommand,
];
