import { sendable } from '../../answering/reply-to.js';
import { recordId } from '../../framework/custom-id.js';
import type { ComponentHandler } from '../../framework/feature.js';
import { tellPrivately } from '../../framework/respond.js';
import { textsFor } from '../../locales/catalogue.js';
import { voiceOf } from '../../render/voice.js';
import { managedGuild } from '../managers.js';
import { followAs } from './follow-as.js';
import { followingTexts } from './texts.js';

/** `follow-one:request`: the menu of the feeds of a page. What was wished of `/follow` is kept with the request. */
export const followOne: ComponentHandler = {
  prefix: 'follow-one',
  async run(interaction, [parameter], context) {
    const managed = await managedGuild(interaction, context);
    if (managed === null) return tellPrivately(interaction, textsFor(followingTexts, interaction.locale).mayNot);
    const id = recordId(parameter);
    const request = id === undefined ? undefined : await context.store.feedRequests.get(id);
    const index = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : Number.NaN;
    const candidate = request?.candidates?.[index];
    const wish = request?.wish;
    if (candidate === undefined || !wish || wish.guildId !== managed.guild.id) {
      return tellPrivately(interaction, voiceOf(interaction, true, context.timeZone).texts.stale);
    }
    await interaction.deferUpdate();
    const answer = await followAs(wish, candidate.url, interaction, context);
    await interaction.editReply({ ...sendable(answer), allowedMentions: { parse: [] } });
  },
};
