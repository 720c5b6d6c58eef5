import { totalmem } from 'node:os'

const MB = 1024 * 1024

/** Settings for a small machine; what an operator writes into postgresql.conf wins over them. */
export const settingsText = (): string => {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const settings: Record<string, string> = {
    max_connections: '40',
    shared_buffers: megabytes(memory / 8, { least: 64, most: 512 }),
    effective_cache_size: megabytes(memory / 2, { least: 256, most: 16_384 }),
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Planning and compiling would cost more than our statements run.
    jit: 'off',
    random_page_cost: '1.1',
    io_method: 'sync',
    // pglz takes 0.1 ms a page: the first change after a checkpoint would cost more than its disk space is worth.
    wal_compression: 'off',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    // Statements carry personal data: they stay out of the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return ['# Written by the program at every start.', ...lines, ''].join('\n')
}

const megabytes = (bytes: number, { least, most }: { least: number; most: number }): string =>
  `${Math.round(Math.min(most, Math.max(least, bytes / MB)))}MB`
