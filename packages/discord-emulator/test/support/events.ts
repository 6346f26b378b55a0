import type { Client, ClientEvents } from 'discord.js';

/** The arguments of the next event of this name that `accepts` lets through. */
export function eventOf<Name extends keyof ClientEvents>(
  client: Client,
  name: Name,
  accepts: (...args: ClientEvents[Name]) => boolean = () => true,
): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => {
    const listener = (...args: ClientEvents[Name]) => {
      if (!accepts(...args)) return;
      client.off(name, listener);
      resolve(args);
    };
    client.on(name, listener);
  });
}
