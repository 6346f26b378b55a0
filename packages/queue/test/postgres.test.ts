import { inject } from 'vitest';
import { openPostgres } from '../src/backend/postgres.js';
import { describeQueue } from './contract/contract.js';

const url = inject('postgresUrl');

describeQueue('PostgreSQL', {
  url,
  options: { postgres: { connectionString: url } },
  openBackend: (prefix) => openPostgres(url, prefix),
});
