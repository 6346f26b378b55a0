import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A server as if it stood elsewhere: what is said to it, and what it says, arrives later. */
export interface DistantServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on the loopback interface and passes everything on to the server there, each direction delayed by half of the
 * round trip. Nothing is lost or reordered; throughput is not limited.
 */
export async function atDistance(
  target: { readonly host: string; readonly port: number },
  roundTripMs: number,
): Promise<DistantServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ ...target, noDelay: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), roundTripMs / 2));
      from.on('end', () => setTimeout(() => to.end(), roundTripMs / 2));
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
