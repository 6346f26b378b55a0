import { type Client, Events } from 'discord.js';
import { inTime } from '../framework/in-time.js';

/** Discord answers a goodbye within milliseconds. */
const GOODBYE_MS = 2_000;

/**
 * Ends the connections to Discord, and hears nothing more from there.
 *
 * A connection that waits to be welcomed is closed twice at once (@discordjs/ws 1.2, `WebSocketShard.destroy` and
 * `waitForEvent`): the first time then never ends, and the second connects once more. Neither is waited for or heard.
 */
export async function logOut(client: Client): Promise<void> {
  await inTime(client.destroy(), GOODBYE_MS, undefined);
  client.removeAllListeners();
  // An `error` event that nobody listens to would end the process.
  client.on(Events.Error, () => undefined);
}
