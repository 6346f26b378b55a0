import { describe, expect, it } from 'vitest';
import { postgresConfig } from '../src/backend/postgres-config.js';

describe('the configuration of a connection', () => {
  it.each([
    ['postgres://me:hunter2@db:5433/notes', 'db:5433/notes'],
    ['postgres://me:hunter2@db/notes', 'db:5432/notes'],
    ['postgres://me:hunter2@/notes?host=/run/postgresql', '/run/postgresql:5432/notes'],
    ['postgres://me:hunter2@db', 'db:5432/me'],
  ])('%s names its place without the password', (url, place) => {
    expect(postgresConfig(url).place).toBe(place);
  });

  it('adds the search path to the options of the string', () => {
    expect(postgresConfig('postgres://db/notes').config.options).toBe('-c search_path=bullmq');
    const own = postgresConfig('postgres://db/notes?options=-c%20lock_timeout%3D5').config.options;
    expect(own).toBe('-c lock_timeout=5 -c search_path=bullmq');
  });

  it('names the application unless the string does', () => {
    expect(postgresConfig('postgres://db/notes').config.application_name).toBe('fieldnotes queue');
    expect(postgresConfig('postgres://db/notes?application_name=mine').config.application_name).toBe('mine');
  });
});
