import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, StoreError } from '../errors.js';

/**
 * Runs `work` while no other process of this machine runs such work for the same data directory.
 *
 * The lock is one that the kernel holds for the process and drops when the process ends, however it ends: nothing is
 * left behind that could be stale, so nothing has to judge staleness. Node has no `flock`; on Linux the lock is a
 * listening socket in the abstract namespace (unix(7)), whose name only one process can have; elsewhere (macOS, BSD)
 * it is `open(2)` with O_EXLOCK.
 *
 * Fails with `data-directory-busy` when the lock is not free within `timeoutMs`.
 */
export async function withLock<T>(dataDir: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  const release =
    process.platform === 'linux' ? await lockSocket(dataDir, deadline) : await lockFile(dataDir, deadline);
  try {
    return await work();
  } finally {
    await release();
  }
}

type Release = () => Promise<void>;

async function lockSocket(dataDir: string, deadline: number): Promise<Release> {
  const { dev, ino } = await stat(dataDir);
  const name = `\0fieldnotes-${dev.toString(36)}-${ino.toString(36)}`;
  for (;;) {
    const held = await listen(name);
    if (held !== null) return held;
    if (performance.now() > deadline) throw busy(dataDir);
    await untilClosed(name, deadline);
  }
}

/** Null when another process, or another call of this one, has the name. */
function listen(name: string): Promise<Release | null> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(name, () => resolve(() => close(server, waiting)));
  });
}

function close(server: Server, waiting: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of waiting) socket.destroy();
  });
}

/** Connects to the holder and waits for the kernel to say that it let go, or that it died. */
function untilClosed(name: string, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(name);
    const timer = setTimeout(() => socket.destroy(), Math.max(1, deadline - performance.now()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.resume();
  });
}

/** From `<fcntl.h>` of macOS and the BSDs; Node passes it on without naming it. */
const O_EXLOCK = 0x20;

async function lockFile(dataDir: string, deadline: number): Promise<Release> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK;
  for (;;) {
    try {
      const file = await open(path.join(dataDir, 'lock'), flags, 0o600);
      return () => file.close();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      if (performance.now() > deadline) throw busy(dataDir);
      await delay(20);
    }
  }
}

function busy(dataDir: string): StoreError {
  return new StoreError(
    'data-directory-busy',
    `Another process has been starting or stopping the server in ${dataDir} for too long; end it and try again`,
  );
}
