import type { GuildRecord } from '@fieldnotes/store';
import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { customId } from '../../framework/custom-id.js';
import { button, type Reply, reply, row } from '../../render/reply.js';
import { timeOfDay } from '../../text/time-zones.js';
import type { SettingsTexts } from './texts.js';

const COLOUR = 0x2f6f8f;

/** What is set, and what it can be changed with. */
export function settingsView(
  { timeZone, managerRoleId }: GuildRecord,
  installedZone: string,
  now: Date,
  texts: SettingsTexts,
): Reply {
  const zone = timeZone ?? installedZone;
  const lines = [
    (timeZone === null ? texts.installedZone : texts.zone)(zone, timeOfDay(now, zone)),
    managerRoleId === null ? texts.managedByNobodyElse : texts.managedBy(`<@&${managerRoleId}>`),
    `-# ${texts.howRoleSees}`,
  ];
  return reply('', {
    embeds: [{ title: texts.heading, description: lines.join('\n'), color: COLOUR }],
    components: [
      managerMenu(customId('settings', 'role'), managerRoleId, texts.chooseRole),
      ...(timeZone === null
        ? []
        : [row(button(texts.useInstalled(installedZone), customId('settings', 'zone'), ButtonStyle.Secondary))]),
    ],
  });
}

/** A menu of roles, of which one is chosen or none. */
export function managerMenu(
  id: string,
  managerRoleId: string | null,
  placeholder: string,
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return row({
    type: ComponentType.RoleSelect,
    custom_id: id,
    placeholder,
    min_values: 0,
    max_values: 1,
    ...(managerRoleId === null
      ? {}
      : { default_values: [{ id: managerRoleId, type: SelectMenuDefaultValueType.Role }] }),
  });
}
