import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site does with a request for its address. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface Seen {
  readonly path: string;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
}

/** A loopback web: one server, as many sites as there are addresses in 127.0.0.0/8, each with a behaviour of its own. */
export interface LoopbackWeb {
  readonly port: number;
  /** The requests, in their order. */
  readonly seen: readonly Seen[];
  /** Requests that were under way at the same time on one host, at most. */
  mostAtOnce(host: string): number;
  /** Makes a site on a host of its own; gives the address of the path. */
  site(path: string, behaviour: Behaviour): string;
  /** Has an address that was made behave otherwise from now on. */
  change(address: string, behaviour: Behaviour): void;
  requestsFor(address: string): readonly Seen[];
  stop(): Promise<void>;
}

export async function startWeb(): Promise<LoopbackWeb> {
  const sites = new Map<string, Behaviour>();
  const seen: Seen[] = [];
  const open = new Map<string, number>();
  const most = new Map<string, number>();
  let hosts = 0;

  const listener: RequestListener = (request, response) => {
    const { hostname } = new URL(`http://${request.headers.host}`);
    const path = request.url ?? '/';
    seen.push({ path, host: hostname, headers: request.headers, at: performance.now() });
    const now = (open.get(hostname) ?? 0) + 1;
    open.set(hostname, now);
    most.set(hostname, Math.max(most.get(hostname) ?? 0, now));
    response.once('close', () => open.set(hostname, (open.get(hostname) ?? 1) - 1));
    const behaviour = sites.get(`${hostname}${path}`);
    if (behaviour === undefined) response.writeHead(404).end('nothing here');
    else behaviour(request, response);
  };
  const server = createServer({ maxHeaderSize: 65_536 }, listener);
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    seen,
    mostAtOnce: (host) => most.get(host) ?? 0,
    site(path, behaviour) {
      hosts++;
      const host = `127.${1 + (hosts >> 16)}.${(hosts >> 8) & 255}.${hosts & 255}`;
      sites.set(`${host}${path}`, behaviour);
      return `http://${host}:${port}${path}`;
    },
    change(address, behaviour) {
      const url = new URL(address);
      sites.set(`${url.hostname}${url.pathname}`, behaviour);
    },
    requestsFor(address) {
      const url = new URL(address);
      return seen.filter(({ host, path }) => host === url.hostname && path === url.pathname);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
