import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord.js';

/** What every announcement is made of; each send and each edit gives all of it. */
export interface AnnouncementBody {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly flags?: number;
}

/** Who is pinged by an announcement. */
export interface Mentions {
  /** Roles that were configured. */
  readonly roleIds: readonly string[];
  /** Members who have asked for it. */
  readonly memberIds: readonly string[];
}

/** Nobody else is pinged, whatever the text says. */
export function mentioning({ roleIds, memberIds }: Mentions): { text: string; allowed: APIAllowedMentions } {
  return {
    text: [...roleIds.map((id) => `<@&${id}>`), ...memberIds.map((id) => `<@${id}>`)].join(' '),
    allowed: {
      parse: [],
      ...(roleIds.length === 0 ? {} : { roles: [...roleIds] }),
      ...(memberIds.length === 0 ? {} : { users: [...memberIds] }),
    },
  };
}

/** The same body for an edit, which pings nobody. */
export function withoutPing(body: AnnouncementBody): AnnouncementBody {
  return { ...body, allowed_mentions: { parse: [] } };
}
