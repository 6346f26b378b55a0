export { type Clock, type ClockOptions, createClock } from './clock.js';
export type {
  ChannelActor,
  ChannelKind,
  ChannelOptions,
  Choice,
  Discord,
  DiscordOptions,
  Fault,
  Faults,
  FaultTarget,
  GatewayControl,
  GuildActor,
  GuildOptions,
  InvokeOptions,
  MemberActor,
  MemberOptions,
  MessageView,
  OptionValue,
  Reply,
  RequestRecord,
  RoleOptions,
  SayOptions,
  ThreadActor,
  UnacknowledgedInteraction,
  WaitOptions,
} from './discord.js';
export { startDiscord } from './start.js';
export type { Command, MessageReference, Pings } from './state/model.js';
export type { Violation } from './validate/openapi.js';
