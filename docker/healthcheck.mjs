import { env } from 'node:process';

/** Whether the service in this container is alive. Ends with status 0 or 1. */
const { FIELDNOTES_HTTP_PORT: port = '9464' } = env;
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
