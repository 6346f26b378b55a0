import { once } from 'node:events';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { text, wholeNumber } from '../options.js';

const USER = 'fieldnotes';

export const dashboardCommand = defineCommand({
  name: 'dashboard',
  summary: 'show the queue in a browser until it is stopped',
  details:
    'Jobs with their payloads and failures, and buttons to try again, remove and pause. Asks for the user fieldnotes and ' +
    'for FIELDNOTES_DASHBOARD_PASSWORD, without which there is no dashboard. What is sent is not encrypted: put a proxy ' +
    'with TLS before it where others listen.',
  options: {
    host: text('<address>', 'the address to listen on (default: 127.0.0.1)'),
    port: wholeNumber('the port to listen on', { least: 1, most: 65_535, fallback: 9465 }),
  },
  requires: () => ['dashboardPassword'],
  needs: ['store'],
  logLevel: 'info',
  endsWhenAsked: true,
  waits: 'for-ever',
  examples: [['dashboard', 'open http://127.0.0.1:9465 and look at the jobs']],

  async run({ services: { store }, settings, output, signal }, _, { host = '127.0.0.1', port }) {
    const { openDashboard } = await import('@fieldnotes/queue/dashboard');
    const dashboard = await openDashboard({
      redisUrl: settings.redisUrl?.reveal(),
      postgres: { connectionString: store.server.connectionString },
      host,
      port,
      user: USER,
      // Required above.
      password: settings.dashboardPassword?.reveal() ?? '',
    });
    try {
      output.line(`The dashboard is at http://${host}:${port}, for the user ${USER}. Ctrl-C ends it.`);
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await dashboard.close();
    }
    return EXIT.done;
  },
});
