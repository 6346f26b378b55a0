import type { Stage } from '../actors/stage.js';
import { timeoutOf } from '../actors/stage.js';
import type { GatewayControl } from '../discord.js';

/** The gateway as tests hold it. */
export function gatewayControl({ gateway, waits }: Stage): GatewayControl {
  return {
    get connected() {
      return gateway.connected;
    },
    get identifies() {
      return gateway.identifies;
    },
    get resumes() {
      return gateway.resumes;
    },
    get ignored() {
      return gateway.ignored;
    },
    ignore(isIgnoring) {
      gateway.isIgnoring = isIgnoring;
    },
    drop: (options) => gateway.drop(options),
    closeWith: (code) => gateway.closeWith(code),
    requestReconnect: () => gateway.requestReconnect(),
    invalidate: (options) => gateway.invalidate(options),
    async ready({ count = 1, ...options } = {}) {
      const enough = () => (gateway.connected >= count ? true : undefined);
      await waits.next(`${count} connected shards`, timeoutOf(options), enough, enough);
    },
  };
}
