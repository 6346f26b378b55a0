export { type Bot, type BotDependencies, createBot } from './bot.js';
export { BotError, type BotErrorCode } from './bot-error.js';
export { type DiscordFindings, examineDiscord } from './discord/examine.js';
export { type BotSettings, botSettings } from './settings.js';
