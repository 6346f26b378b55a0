import { createLifecycle, createLog, stopOnSignals } from '../src/index.js';

const log = createLog({ level: 'silent', format: 'json' });
const isStuck = process.argv[3] === 'stuck';
const life = createLifecycle({
  components: [
    {
      name: 'server',
      start: () => void setInterval(() => undefined, 1000),
      stop: () => {
        process.stdout.write('stopping\n');
        return isStuck ? new Promise(() => undefined) : Promise.resolve();
      },
    },
  ],
  stopDeadline: 60_000,
  log,
});
stopOnSignals({ stop: life.stop, log, signals: process, exit: process.exit });
await life.start();
process.stdout.write('ready\n');
