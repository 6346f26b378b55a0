import { defineSettings, type SettingsOf, sharedSettings, text, url } from '@fieldnotes/platform';

/** What the bot adds to the settings of every app. `fieldnotes up` has them too, and runs no bot without a token. */
export const botVariables = {
  /** Absent: there is no bot. */
  discordToken: {
    name: 'DISCORD_TOKEN',
    secret: true,
    schema: text().optional(),
    expects: 'the token of your application, from its page "Bot" at https://discord.com/developers/applications',
  },
  /** Absent: Discord itself. */
  discordApiUrl: {
    name: 'DISCORD_API_URL',
    schema: url('http', 'https').optional(),
    expects: 'the address of a Discord-compatible API such as http://127.0.0.1:3000/api, or unset it for Discord',
  },
  /** Commands appear there at once and nowhere else: for trying things out. Absent: they are registered globally. */
  discordDevGuild: {
    name: 'DISCORD_DEV_GUILD',
    schema: text()
      .refine((value) => /^\d{15,20}$/.test(value), 'is not the id of a guild')
      .optional(),
    expects: 'the id of a guild (15 to 20 digits), or unset it to register the commands everywhere',
  },
  /** The zone in which "yesterday" and "in July" are meant, and in which dates are shown. */
  timeZone: {
    name: 'FIELDNOTES_TIME_ZONE',
    schema: text().default('UTC').refine(isTimeZone, 'is not a time zone that is known here'),
    expects: 'the name of a time zone such as Europe/Berlin, or unset it for UTC',
  },
} as const;

export const botSettings = defineSettings({ ...sharedSettings.variables, ...botVariables });

export type BotSettings = SettingsOf<typeof botSettings>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
