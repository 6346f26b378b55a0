import type { Store } from '@fieldnotes/store';

/** In which time zone a guild means "yesterday" and is shown dates. */
export interface GuildZones {
  /** The installation's: of direct messages, and of guilds that chose none. */
  readonly installed: string;
  /** IANA name: the guild's own, else the installation's. Null for direct messages. */
  of(guildId: string | null): Promise<string>;
  /** The guild has chosen another one. */
  forget(guildId: string): void;
}

/** Another process may serve the guild for a short time, as when one takes over from the other. */
const KEPT_MS = 60_000;
const MOST_KEPT = 5_000;

/**
 * Looks zones up in the store and keeps each for a minute, because every interaction asks, and each look costs a busy
 * process a good part of the time in which Discord wants to be answered.
 */
export function createGuildZones({ guilds }: Pick<Store, 'guilds'>, installed: string, now = Date.now): GuildZones {
  const kept = new Map<string, { readonly zone: string; readonly until: number }>();
  return {
    installed,

    async of(guildId) {
      if (guildId === null) return installed;
      const known = kept.get(guildId);
      if (known !== undefined && known.until > now()) return known.zone;
      const zone = (await guilds.get(guildId))?.timeZone ?? installed;
      kept.delete(guildId);
      kept.set(guildId, { zone, until: now() + KEPT_MS });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return zone;
    },

    forget(guildId) {
      kept.delete(guildId);
    },
  };
}
