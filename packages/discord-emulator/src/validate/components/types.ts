import { ComponentType } from 'discord-api-types/v10';
import { type Check, integer, required, text } from '../checks.js';

/** "Component Types" of the documentation, as the rules here name them. */
export const TYPE = ComponentType;

export const customId: Check = required(text({ min: 1, max: 100 }));

/** Every component may carry a numeric id of its own. */
export const COMMON = { id: integer({ min: 0, max: 2 ** 31 - 1 }) };

export const emojiName = text({ max: 32 });
