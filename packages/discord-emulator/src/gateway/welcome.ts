import { GatewayIntentBits } from 'discord-api-types/v10';
import { guildCreateJson } from '../serialize/guilds.js';
import { userJson } from '../serialize/users.js';
import type { World } from '../state/world.js';
import type { Session } from './session.js';

/** READY with the shard's guilds as unavailable, then each as GUILD_CREATE (documentation, "Ready"). */
export function welcome(world: World, session: Session, url: string): void {
  const guilds = [...world.guilds.values()].filter(
    ({ id, members }) => session.carries(id) && members.has(world.bot.id),
  );
  session.dispatch('READY', {
    v: 10,
    user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    session_id: session.id,
    resume_gateway_url: url,
    session_type: 'normal',
    shard: session.shard,
    application: { id: world.application.id, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    user_settings: {},
    private_channels: [],
    presences: [],
    relationships: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
  });
  if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
  for (const guild of guilds) {
    if (!guild.unavailable) session.dispatch('GUILD_CREATE', guildCreateJson(world, guild));
  }
}
