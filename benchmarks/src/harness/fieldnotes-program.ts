import { fileURLToPath } from 'node:url';

/** The command `fieldnotes`, to be run by node. */
export const PROGRAM = fileURLToPath(import.meta.resolve('@fieldnotes/cli/bin/fieldnotes.js'));

/** To be loaded before it (`node --import`): see usage-hook.ts. */
export const USAGE_HOOK = new URL('./usage-hook.js', import.meta.url).href;
