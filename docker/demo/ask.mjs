#!/usr/bin/env node
/** Has the member of the demo ask, and prints what is answered in the channel. With --alive: whether the demo runs. */
const ASKING = 'http://127.0.0.1:3101/';
const words = process.argv.slice(2);

try {
  const isQuestion = words[0] !== '--alive';
  if (isQuestion && words.length === 0) throw new Error('Give a question.');
  const response = await fetch(ASKING, {
    ...(isQuestion ? { method: 'POST', body: words.join(' ') } : {}),
    signal: AbortSignal.timeout(isQuestion ? 30_000 : 4_000),
  });
  process.stdout.write(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
