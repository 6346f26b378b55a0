import { botVariables } from '@fieldnotes/bot/settings';
import { defineSettings, oneOf, type SettingsOf, sharedSettings } from '@fieldnotes/platform';
import { pollingVariables } from '@fieldnotes/worker/settings';

/** The settings of every app, of following feeds and of the bot; without a level, how much is logged depends on the command. */
export const cliSettings = defineSettings({
  ...sharedSettings.variables,
  ...pollingVariables,
  ...botVariables,
  logLevel: {
    ...sharedSettings.variables.logLevel,
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  },
});

export type CliSettings = SettingsOf<typeof cliSettings>;
