/** The process of the bare client: sends the messages to all channels at once, those of a channel one after the other. */
import process from 'node:process';
import { REST, Routes } from 'discord.js';
import type { SendRequest } from './bare-client.js';

process.once('message', ({ apiUrl, token, channelIds, bodies }: SendRequest) => {
  const rest = new REST({ api: apiUrl }).setToken(token);
  const sends = channelIds.map(async (channelId) => {
    for (const [at, body] of bodies.entries()) {
      await rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce: `${channelId}-${at}`.slice(-25) } });
    }
  });
  Promise.all(sends).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
