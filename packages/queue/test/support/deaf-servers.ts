import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

export interface WrongServer {
  readonly port: number;
  close(): void;
}

/** A server that accepts connections and never says a word. */
export function startSilentServer(): Promise<WrongServer> {
  return listening(createServer());
}

/** A web server: what is there when the port is wrong. */
export function startWebServer(): Promise<WrongServer> {
  return listening(createHttpServer((_, response) => response.end('hello')));
}

/** A pooler that refuses the first startup, as PgBouncer does with parameters that it does not know. */
export function startPooler(): Promise<WrongServer> {
  const fields = ['SFATAL', 'C08P01', 'Munsupported startup parameter: options', ''];
  const body = Buffer.from(fields.map((field) => `${field}\0`).join(''));
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  const refusal = Buffer.concat([head, body]);
  return listening(createServer((socket) => socket.once('data', () => socket.end(refusal))));
}

async function listening(server: Server): Promise<WrongServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the listening server has no port');
  return {
    port: address.port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
