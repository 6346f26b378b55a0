import { createHmac } from 'node:crypto';
import type { Behaviour } from './web.js';

export interface Asked {
  readonly mode: string;
  readonly topic: string;
  readonly callback: string;
  readonly secret: string;
}

/** A hub (W3C WebSub) at one address of the loopback web. */
export interface Hub {
  /** What it was asked for, in order. */
  readonly asked: readonly Asked[];
  /** What its last verification was answered with. */
  readonly verified: readonly { readonly status: number; readonly text: string }[];
  readonly behaviour: Behaviour;
  /** Sends a body to whoever asked for the topic last; gives the status. */
  push(topic: string, body: string, options?: { readonly secret?: string; readonly method?: string }): Promise<number>;
}

export function startHub({ leaseSeconds = 3_600, agrees = true } = {}): Hub {
  const asked: Asked[] = [];
  const verified: { status: number; text: string }[] = [];

  async function verify({ mode, topic, callback }: Asked): Promise<void> {
    const address = new URL(callback);
    address.searchParams.set('hub.mode', agrees ? mode : 'denied');
    address.searchParams.set('hub.topic', topic);
    address.searchParams.set('hub.challenge', 'open sesame & more');
    address.searchParams.set('hub.lease_seconds', String(leaseSeconds));
    const answer = await fetch(address);
    verified.push({ status: answer.status, text: await answer.text() });
  }

  return {
    asked,
    verified,
    behaviour(request, response) {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        const field = (name: string) => form.get(`hub.${name}`) ?? '';
        const one = {
          mode: field('mode'),
          topic: field('topic'),
          callback: field('callback'),
          secret: field('secret'),
        };
        asked.push(one);
        response.writeHead(202).end();
        void verify(one);
      });
    },
    async push(topic, body, { secret, method = 'sha256' } = {}) {
      const one = asked.findLast((each) => each.topic === topic);
      if (one === undefined) throw new Error(`nobody asked for ${topic}`);
      const digest = createHmac(method, secret ?? one.secret)
        .update(body)
        .digest('hex');
      const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': `${method}=${digest}` };
      return (await fetch(one.callback, { method: 'POST', headers, body })).status;
    },
  };
}
