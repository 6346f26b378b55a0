import type { Pool } from 'pg';

/** A Discord server that the bot is in, and what its managers have set. Ids of Discord are decimal strings. */
export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  /** As Discord gives it: `en-US`, `de`. */
  readonly locale: string;
  /** IANA name, `Europe/Berlin`; null where the guild chose none. */
  readonly timeZone: string | null;
  /** Members with this role may follow feeds, beside those who may manage the server. */
  readonly managerRoleId: string | null;
}

export type GuildSettings = Partial<Pick<GuildRecord, 'locale' | 'timeZone' | 'managerRoleId'>>;

export interface GuildRecords {
  /** The guild, made if there is none. The name is brought up to date; `locale` counts for a new one only. */
  ensure(guild: { readonly id: string; readonly name: string; readonly locale?: string }): Promise<GuildRecord>;
  get(id: string): Promise<GuildRecord | undefined>;
  /** Changes what is given. Undefined when there is no such guild. */
  set(id: string, settings: GuildSettings): Promise<GuildRecord | undefined>;
  /** Forgets the guild with its subscriptions and deliveries. */
  remove(id: string): Promise<void>;
}

export function guildRecords(pool: Pool): GuildRecords {
  return {
    async ensure({ id, name, locale = 'en-US' }) {
      const { rows } = await pool.query<GuildRow>(
        `INSERT INTO guild (id, name, locale) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING *`,
        [id, name, locale],
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`guild ${id} was neither found nor made`);
      return toGuild(row);
    },

    async get(id) {
      const { rows } = await pool.query<GuildRow>('SELECT * FROM guild WHERE id = $1', [id]);
      return rows.map(toGuild)[0];
    },

    async set(id, { locale, timeZone, managerRoleId }) {
      const { rows } = await pool.query<GuildRow>(
        `UPDATE guild SET locale = coalesce($2, locale), time_zone = CASE WHEN $3 THEN $4 ELSE time_zone END,
                          manager_role_id = CASE WHEN $5 THEN $6::bigint ELSE manager_role_id END
         WHERE id = $1 RETURNING *`,
        [
          id,
          locale ?? null,
          timeZone !== undefined,
          timeZone ?? null,
          managerRoleId !== undefined,
          managerRoleId ?? null,
        ],
      );
      return rows.map(toGuild)[0];
    },

    async remove(id) {
      await pool.query('DELETE FROM guild WHERE id = $1', [id]);
    },
  };
}

interface GuildRow {
  id: string;
  name: string;
  locale: string;
  time_zone: string | null;
  manager_role_id: string | null;
}

function toGuild(row: GuildRow): GuildRecord {
  return {
    id: row.id,
    name: row.name,
    locale: row.locale,
    timeZone: row.time_zone,
    managerRoleId: row.manager_role_id,
  };
}
