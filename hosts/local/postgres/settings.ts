/** Sized for a machine of two cores that also runs the application; every name is one of postgresql.conf. */
export const defaultSettings: Readonly<Record<string, string>> = {
  // What was answered survives a power cut. These are the server's defaults, written down so that nobody has to look.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // One door less to lock: the password guards the only one.
  password_encryption: 'scram-sha-256',

  max_connections: '100',
  shared_buffers: '128MB', // Touched pages count, not this limit: see README.md for measured memory.
  io_method: 'sync', // `worker` starts three more processes, 1 MB in all; chosen for that, not for speed, which was not compared.
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0', // The second core is the application's.
  jit: 'off', // Compiling costs more than it saves on queries of milliseconds.
  max_wal_size: '512MB',

  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log', // Not `error`: a sold-out race is thousands of refused inserts a second, and the application reports its own errors.
  log_checkpoints: 'off',
  cluster_name: 'event-planner',
};
