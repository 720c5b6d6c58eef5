import { BadConfig } from '../server/config.ts'

/** What the command line says of a failure: a sentence where we know one, everything where we do not. Gives the exit code. */
export function tellFailure(error: unknown): number {
  if (error instanceof BadConfig) {
    console.error(error.message)
    return 2
  }
  const sentence = sentenceFor(error)
  if (sentence !== undefined) console.error(sentence)
  else console.error(error)
  return 1
}

const known: Readonly<Record<string, string>> = {
  data_in_use: 'На этих данных уже работает другой запуск.',
  no_account: 'Не нашлось учётной записи, под которой может работать PostgreSQL.',
  no_binaries: 'Встроенного PostgreSQL для этой машины нет; задайте DATABASE_URL.',
  wrong_owner: 'Папка данных принадлежит другому пользователю.',
  wrong_version: 'Папка данных сделана другой версией PostgreSQL.',
  not_started: 'Встроенный PostgreSQL не запустился.',
  unsupported_version: 'Эта версия PostgreSQL не подходит.',
  fsync_off: 'У PostgreSQL выключен fsync: подтверждённое может потеряться.',
  wrong_encoding: 'База данных создана не в UTF-8.',
  newer_database: 'База данных новее программы.',
  gap: 'В базе данных пропущена миграция.',
  changed: 'Применённая миграция изменена.',
  failed: 'Миграция не удалась и отменена.',
}

function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (known[code] !== undefined) return `${known[code]}\n${error.message}`
  if (code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : ''
    return `Порт ${port} уже занят: другой программой или другим запуском. Задайте другой: PORT=… npm start\nPort ${port} is taken. Choose another one: PORT=… npm start`
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return `Сервер не может слушать здесь: ${error.message}`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code.startsWith('28')) {
    return `База данных недоступна (DATABASE_URL).\nThe database cannot be reached (DATABASE_URL): ${code}`
  }
  return undefined
}
