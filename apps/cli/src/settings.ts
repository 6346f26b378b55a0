import { defineSettings, oneOf, type SettingsOf, sharedSettings } from '@fieldnotes/platform';

/** The settings of every app; how much is logged depends on the command when it is not set. */
export const cliSettings = defineSettings({
  ...sharedSettings.variables,
  logLevel: {
    ...sharedSettings.variables.logLevel,
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  },
});

export type CliSettings = SettingsOf<typeof cliSettings>;
