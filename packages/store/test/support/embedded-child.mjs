/**
 * A program that uses the embedded server of the directory it is given, so that tests have other processes and other
 * users. Prints one line of JSON when it has started (or has failed to), another when it has stopped. Stops when its
 * standard input ends or when it is told so by any line.
 */
import process from 'node:process';
import { startEmbedded } from '../../dist/embedded/embedded.js';

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const server = await startEmbedded({ dataDir: process.argv[2] });
  say({ event: 'started', connectionString: server.connectionString, owner: server.owner });
  await new Promise((resolve) => process.stdin.once('data', resolve).once('end', resolve).resume());
  await server.stop();
  process.stdin.destroy();
  say({ event: 'stopped' });
} catch (error) {
  process.stdin.destroy();
  say({ event: 'failed', code: error.code, message: error.message });
}
