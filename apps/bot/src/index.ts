export { type Bot, type BotDependencies, createBot } from './bot.js';
export { BotError, type BotErrorCode } from './bot-error.js';
export { type BotSettings, botSettings } from './settings.js';
