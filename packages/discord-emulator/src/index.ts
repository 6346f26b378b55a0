export { ActorError, type ActorErrorCode } from './actors/actor-error.js';
export { type Clock, type ClockOptions, createClock } from './clock.js';
export type { Dialect, SpokenEvent } from './dialect.js';
export type {
  Discord,
  DiscordOptions,
  Fault,
  Faults,
  FaultTarget,
  GatewayControl,
  Place,
  RequestWait,
  UnacknowledgedInteraction,
} from './discord.js';
export type {
  ChannelActor,
  ChannelKind,
  ChannelOptions,
  Choice,
  GuildActor,
  GuildOptions,
  InvokeOptions,
  MemberActor,
  MemberOptions,
  MessageView,
  OptionFile,
  OptionValue,
  Reply,
  RoleOptions,
  SayOptions,
  ThreadActor,
  WaitOptions,
} from './people.js';
export type { RequestRecord } from './rest/record.js';
export { startDiscord } from './start.js';
export type { Command, MessageReference, Pings } from './state/model.js';
export { ALL_PERMISSIONS, DEFAULT_BOT_PERMISSIONS, EVERYONE_PERMISSIONS } from './state/permissions.js';
export type { Violation } from './validate/openapi.js';
