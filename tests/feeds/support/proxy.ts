import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands between programs and a database, and can be taken away. */
export interface DatabaseProxy {
  /** The database's address by way of the proxy. */
  readonly connectionString: string;
  /** Cuts every connection and takes no more. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function startProxy(connectionString: string): Promise<DatabaseProxy> {
  const target = new URL(connectionString);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const down = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const port = await listen(0);
  const address = new URL(connectionString);
  address.host = `127.0.0.1:${port}`;
  return {
    connectionString: address.href,
    down,
    async up() {
      await listen(port);
    },
    async close() {
      if (server.listening) await down();
    },
  };
}
