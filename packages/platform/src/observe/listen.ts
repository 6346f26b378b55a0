import type { Server } from 'node:http';

/** Where a server of our own listens. Port 0 for a free one. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Has a server listen, and take nobody else's address.
 *
 * @param explain makes the error that it rejects with, of the reason (`EADDRINUSE`) and the cause
 */
export function listen(
  server: Server,
  { host, port }: ListenAddress,
  explain: (reason: string, cause: Error) => Error,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(explain('code' in cause ? String(cause.code) : cause.message, cause));
    server.once('error', fail);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}
