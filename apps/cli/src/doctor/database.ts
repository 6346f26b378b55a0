import type { ServerFindings, Store } from '@fieldnotes/store';
import { type Finding, problem, warning, well } from './finding.js';

const WHAT = 'PostgreSQL';
const CLOCK = 'Clock';
/** Apart from this, "yesterday" may be another day, and leases end at the wrong time. */
const MOST_SECONDS_APART = 5;
/** Connections that one worker and one bot may open, with some to look around. */
const CONNECTIONS = 40;

/** The server's version and settings, as far as Fieldnotes depends on them. It needs no extension. */
export async function examineDatabase({ server }: Pick<Store, 'server'>): Promise<Finding[]> {
  const asked = Date.now();
  const found = await server.examine();
  const middle = (asked + Date.now()) / 2;
  const kind = server.kind === 'embedded' ? 'the embedded one' : 'at DATABASE_URL';
  const extensions = found.extensions.length === 0 ? 'no extensions' : `extensions ${found.extensions.join(', ')}`;
  const { from, to } = server.schema;
  const schema = from === to ? `tables of version ${to}` : `tables brought from version ${from} to ${to}`;
  return [
    well(WHAT, `version ${found.version}, ${kind}; ${schema}; ${extensions} (none is needed).`),
    ...encoding(found),
    ...connections(found),
    clock((found.now.getTime() - middle) / 1000),
  ];
}

function encoding({ encoding }: ServerFindings): Finding[] {
  if (encoding === 'UTF8') return [];
  const advice = `Make a database with ENCODING 'UTF8' and move what is stored (fieldnotes backup, restore).`;
  return [problem(WHAT, `the database has the encoding ${encoding}: most posts cannot be stored.`, advice)];
}

function connections({ maxConnections, usedConnections }: ServerFindings): Finding[] {
  if (maxConnections - usedConnections >= CONNECTIONS) return [];
  const says = `${usedConnections} of ${maxConnections} connections are taken; a worker and a bot may need ${CONNECTIONS}.`;
  return [warning(WHAT, says, 'Raise max_connections, or put a pooler in between (docs/operations.md).')];
}

function clock(secondsAhead: number): Finding {
  const apart = Math.abs(secondsAhead);
  if (apart <= MOST_SECONDS_APART) return well(CLOCK, 'that of the database agrees with this one.');
  const says = `that of the database is ${apart.toFixed(0)} seconds ${secondsAhead > 0 ? 'ahead of' : 'behind'} this one.`;
  return problem(CLOCK, says, 'Set both by NTP (timedatectl set-ntp true).');
}
