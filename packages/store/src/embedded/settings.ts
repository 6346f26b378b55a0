/**
 * Written to `postgresql.conf` once, when a cluster is made, so that its owner can change them there.
 *
 * They suit one program on a small machine. What protects the data stays at PostgreSQL's defaults: `fsync`,
 * `full_page_writes` and `synchronous_commit` are on, and pages carry checksums.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '50',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  huge_pages: 'off',
  // Compiling and parallel workers cost more than they bring at this size.
  jit: 'off',
  max_parallel_workers: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  // In a file of the cluster: /dev/shm is small in Docker, and what a killed server leaves there stays.
  dynamic_shared_memory_type: 'mmap',
  // Nobody replicates from here.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  // At most a quarter of a gigabyte of log to keep, and to read again after a crash.
  max_wal_size: '256MB',
  min_wal_size: '48MB',
  checkpoint_timeout: '15min',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failing statements are reported by whoever sent them; the log is for the server itself, and holds no data of ours.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** Who may connect: anybody who reaches the loopback address and knows the password. There is no other line. */
export const HOST_BASED_ACCESS = `# Fieldnotes: loopback only, always with a password.
host all all 127.0.0.1/32 scram-sha-256
`;

/** Given on every start and therefore not to be changed by a file: the server is not reachable from elsewhere. */
export function listenSettings(port: number): string[] {
  return ['-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`, '-c', 'unix_socket_directories='];
}
