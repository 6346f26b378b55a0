import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FILES = ['docker-compose.yml', 'tests/docker/compose.test.yml'];
const MOST_OUTPUT = 64 * 2 ** 20;

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of Compose, with a name of its own. */
export interface Project {
  readonly name: string;
  /** Runs Compose; rejects when it fails. */
  compose(...words: readonly string[]): Promise<Ended>;
  /** The same; its status is told and not judged. */
  attempt(...words: readonly string[]): Promise<Ended>;
  /** Runs `fieldnotes` in a container of its own. */
  fieldnotes(words: readonly string[], volumes?: readonly string[]): Promise<Ended>;
  /** The ids of a service's containers, running or not. */
  containers(service: string): Promise<string[]>;
}

/** Whether an engine and Compose are there; undefined and a printed line where not. */
export async function findCompose(): Promise<readonly string[] | undefined> {
  if ((await docker('info')).status !== 0) {
    console.log('Skipped: no Docker engine answers.');
    return undefined;
  }
  if ((await docker('compose', 'version')).status === 0) return ['docker', 'compose'];
  if ((await run('docker-compose', ['version'])).status === 0) return ['docker-compose'];
  console.log('Skipped: there is neither "docker compose" nor "docker-compose".');
  return undefined;
}

export function openProject(
  name: string,
  [program = 'docker', ...first]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Project {
  const attempt = (...words: readonly string[]) => {
    const files = FILES.flatMap((file) => ['-f', file]);
    return run(program, [...first, '-p', name, ...files, ...words], { ...process.env, ...environment });
  };
  const compose = async (...words: readonly string[]) => {
    const ended = await attempt(...words);
    if (ended.status === 0) return ended;
    throw new Error(`compose ${words.join(' ')} ended with ${ended.status}:\n${ended.stdout}\n${ended.stderr}`);
  };
  return {
    name,
    attempt,
    compose,
    fieldnotes: (words, volumes = []) =>
      compose('run', '--rm', '-T', ...volumes.flatMap((volume) => ['-v', volume]), 'worker', ...words),
    async containers(service) {
      const labels = [`com.docker.compose.project=${name}`, `com.docker.compose.service=${service}`];
      const filters = [...labels, 'com.docker.compose.oneoff=False'].flatMap((label) => ['--filter', `label=${label}`]);
      const { stdout } = await docker('ps', '-aq', ...filters);
      return stdout.split('\n').filter(Boolean);
    },
  };
}

export function docker(...words: readonly string[]): Promise<Ended> {
  return run('docker', words);
}

/** One value of what `docker inspect` tells. */
export async function inspect(id: string, format: string): Promise<string> {
  return (await docker('inspect', '--format', format, id)).stdout.trim();
}

/** Gives a program a text to read. */
export function feed(words: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn('docker', words, { stdio: ['pipe', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('close', (status) => resolve({ status: status ?? 1, stdout, stderr }));
    child.stdin.end(input);
  });
}

async function run(program: string, words: readonly string[], env = process.env): Promise<Ended> {
  // The classic builder, where there is no other: Compose 1.29 asks for BuildKit unless it is told not to.
  const options = {
    cwd: ROOT,
    maxBuffer: MOST_OUTPUT,
    env: { COMPOSE_DOCKER_CLI_BUILD: '0', DOCKER_BUILDKIT: '0', ...env },
  };
  try {
    return { status: 0, ...(await execute(program, words, options)) };
  } catch (error) {
    const { code, stdout = '', stderr = String(error) } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { status: typeof code === 'number' ? code : 127, stdout, stderr };
  }
}
