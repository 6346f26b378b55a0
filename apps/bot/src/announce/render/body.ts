import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord.js';

/** What every announcement is made of; each send and each edit gives all of it. */
export interface AnnouncementBody {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly flags?: number;
}

/** Who is pinged: the roles that were configured and nobody else, whatever the text says. */
export function mentioning(roleIds: readonly string[]): { text: string; allowed: APIAllowedMentions } {
  return {
    text: roleIds.map((id) => `<@&${id}>`).join(' '),
    allowed: roleIds.length === 0 ? { parse: [] } : { parse: [], roles: [...roleIds] },
  };
}

/** The same body for an edit, which pings nobody. */
export function withoutPing(body: AnnouncementBody): AnnouncementBody {
  return { ...body, allowed_mentions: { parse: [] } };
}
