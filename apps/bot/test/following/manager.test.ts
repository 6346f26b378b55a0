import { type BaseInteraction, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { mayManage } from '../../src/commands/managers.js';

const guild = { id: '1', name: 'Guild', locale: 'en-US', timeZone: 'UTC', managerRoleId: '7' };

function member(roles: readonly string[], permissions = 0n): BaseInteraction {
  const interaction: unknown = {
    memberPermissions: new PermissionsBitField(permissions),
    inGuild: () => true,
    member: { roles },
  };
  return interaction as BaseInteraction;
}

describe('who may follow feeds', () => {
  it.each([
    ['a manager of the server', member([], PermissionFlagsBits.ManageGuild), true],
    ['an administrator', member([], PermissionFlagsBits.Administrator), true],
    ['somebody with the role', member(['3', '7']), true],
    ['anybody else', member(['3']), false],
  ])('%s: %s', (_who, interaction, expected) => {
    expect(mayManage(interaction, guild)).toBe(expected);
  });

  it('is nobody else where no role was chosen', () => {
    expect(mayManage(member(['7']), { ...guild, managerRoleId: null })).toBe(false);
  });
});
