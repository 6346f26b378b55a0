import { defineSettings, type SettingsOf, sharedSettings, text, url, wholeNumber } from '@fieldnotes/platform';
import { DEFAULT_RETENTION, type RetentionDays } from './retention/days.js';
import { timeZoneNamed } from './text/time-zones.js';

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
  /** The zone in which "yesterday" and "in July" are meant, and dates are shown, where a guild has chosen none. */
  timeZone: {
    name: 'FIELDNOTES_TIME_ZONE',
    schema: text()
      .default('UTC')
      .refine((name) => timeZoneNamed(name) !== undefined, 'is not a time zone that is known here'),
    expects: 'the name of a time zone such as Europe/Berlin, or unset it for UTC',
  },
  /** Days after which a question is removed, with its answer and what was thought of it. */
  keepQuestions: {
    name: 'FIELDNOTES_KEEP_QUESTIONS',
    schema: days(DEFAULT_RETENTION.questions),
    expects: 'a whole number of days from 1 to 36500, or 0 to keep them for ever',
  },
  /** Days after which what became of an announcement is removed. The announcement stays, and is not edited any more. */
  keepDeliveries: {
    name: 'FIELDNOTES_KEEP_DELIVERIES',
    schema: days(DEFAULT_RETENTION.deliveries),
    expects: 'a whole number of days from 1 to 36500, or 0 to keep them for ever',
  },
} as const;

export const botSettings = defineSettings({ ...sharedSettings.variables, ...botVariables });

export type BotSettings = SettingsOf<typeof botSettings>;

/** Of a process that is nothing but the bot: without a token it has nothing to do. */
export const processSettings = defineSettings({
  ...botSettings.variables,
  discordToken: { ...botVariables.discordToken, schema: text() },
});

export type ProcessSettings = SettingsOf<typeof processSettings>;

/** What is kept how long, of settings that hold it. */
export function retentionOf({
  keepQuestions,
  keepDeliveries,
}: Pick<BotSettings, 'keepQuestions' | 'keepDeliveries'>): RetentionDays {
  return { questions: keepQuestions, deliveries: keepDeliveries };
}

function days(byDefault: number) {
  return wholeNumber(0, 36_500).default(byDefault);
}
