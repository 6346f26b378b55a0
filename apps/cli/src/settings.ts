import { botVariables } from '@fieldnotes/bot/settings';
import { defineSettings, oneOf, type SettingsOf, sharedSettings } from '@fieldnotes/platform';

/** The settings of every app and of the bot; how much is logged depends on the command when it is not set. */
export const cliSettings = defineSettings({
  ...sharedSettings.variables,
  ...botVariables,
  logLevel: {
    ...sharedSettings.variables.logLevel,
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  },
});

export type CliSettings = SettingsOf<typeof cliSettings>;
