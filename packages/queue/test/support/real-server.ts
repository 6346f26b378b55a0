import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

/** A server that was started for a test. */
export interface RestartableServer {
  readonly url: string;
  /** Ends the server, as abruptly as it allows without losing what it has confirmed, and starts it on the same port. */
  restart(): Promise<void>;
  /** Ends the server and removes its directory. */
  stop(): Promise<void>;
}

/** Starts a program and resolves with it once it prints `ready`. What it printed is part of the error if it ends before. */
export async function startProgram(
  command: string,
  args: readonly string[],
  ready: RegExp,
  options: SpawnOptions = {},
): Promise<ChildProcess> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      if (ready.test(said)) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`${command} ended with ${status}:\n${said}`)));
  });
  return child;
}

/** Ends a program with a signal, waits for it, and removes its directory where one is given. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals, directory?: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
}
