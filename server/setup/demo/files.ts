import { picture } from './picture.ts'

/** The content of every file that the stories name: small, and of the kind that its name says. */
export const fileContents: Readonly<Record<string, () => Buffer>> = {
  'collector.log': () =>
    text([
      '2026 09:41:07.118 INFO  OPC session #3 opened, server Matrikon.OPC.Simulation.1',
      '2026 09:41:52.660 WARN  group PS110: 14 items, quality BAD (0x18 comm failure)',
      '2026 09:41:52.661 WARN  retry 1/5 in 2000 ms',
      '2026 09:42:04.702 WARN  retry 5/5 in 2000 ms',
      '2026 09:42:06.715 ERROR session #3 closed: RPC_S_SERVER_UNAVAILABLE (0x800706BA)',
      '2026 09:42:06.716 INFO  buffer: 0 records kept, buffering is OFF for group PS110',
    ]),
  'print-error.txt': () =>
    text([
      'АСМО-мониторинг 4.12.3 (сборка 7741)',
      'Печать мнемосхемы «ПС 110/10 Северная»',
      'Формат A3, альбомная, 2 листа',
      'GDI: StretchDIBits вернула 0, код 8 (ERROR_NOT_ENOUGH_MEMORY)',
      'Лист 2 не отправлен в очередь печати.',
    ]),
  'balance-september.csv': () =>
    text([
      'Дата;Приём, кВт·ч;Отдача, кВт·ч;Небаланс, %',
      '01.09;184210;181944;1,23',
      '02.09;186005;183501;1,35',
      '03.09;179880;171204;4,82',
      '04.09;181132;178950;1,20',
    ]),
  'sql-plan.txt': () =>
    text([
      'Aggregate  (cost=918220.11..918220.12) (actual time=186402.3..186402.3 rows=1)',
      '  ->  Seq Scan on measurement  (actual time=0.02..171877.9 rows=48210331)',
      '        Filter: (taken_at >= $1 AND taken_at < $2)',
      '        Rows Removed by Filter: 391002218',
    ]),
  'measurement-index.sql': () =>
    text([
      '-- Выполнять вне смены, занимает около 20 минут. Таблица остаётся доступной.',
      'create index concurrently if not exists measurement_by_point_time on measurement (point_id, taken_at);',
      'analyze measurement;',
    ]),
  'opc-collector-4.12.4.zip': () => archive('collector/opcda.dll 4.12.4.7790'),
  'print-module-4.12.5.zip': () => archive('print/render.dll 4.12.5.7802'),
  'journal-export-4.13.0.zip': () => archive('journal/export.js 4.13.0'),
  'alarm-sound-4.12.6.zip': () => archive('alarms/player.js 4.12.6.7815'),
  'planning-fix-4.12.7.zip': () => archive('planning/zone.js 4.12.7.7820'),
  'report-heat-v2.json': () =>
    Buffer.from(
      JSON.stringify(
        {
          form: 'Отчёт по теплу',
          version: 2,
          columns: ['Узел учёта', 'Гкал', 'Т1, °C', 'Т2, °C', 'Примечание'],
          totals: { by: 'цех', of: ['Гкал'] },
          signature: ['Энергетик цеха', 'Главный энергетик'],
        },
        null,
        2,
      ),
    ),
  'shift-form.json': () =>
    Buffer.from(
      JSON.stringify(
        { form: 'Приём смены', version: 5, fields: ['состав', 'замечания', 'ключи', 'переносная рация'] },
        null,
        2,
      ),
    ),
  'rights-matrix.csv': () =>
    text([
      'Роль;Просмотр;Квитирование;Правка схем',
      'Диспетчер;да;да;нет',
      'Начальник смены;да;да;нет',
      'Инженер АСДУ;да;нет;да',
    ]),
  'client-error.log': () =>
    text([
      "[12:04:51] TypeError: Cannot read properties of undefined (reading 'points')",
      '    at TrendView.redraw (trend-view.js:412:31)',
      '    at PeriodPicker.onChange (period-picker.js:88:12)',
      '[12:04:51] период: 01.10 00:00 — 31.10 24:00, точек: 3',
    ]),
  'тренд.png': () => picture({ seed: 3 }),
  'экран-сигналов.png': () => picture({ seed: 8 }),
  'отчёт-шапка.png': () => picture({ seed: 5 }),
  'Порядок обновления.txt': () =>
    text([
      '1. Остановить службу ASMO Collector на обоих серверах.',
      '2. Сохранить каталог collector целиком.',
      '3. Распаковать архив поверх, права не менять.',
      '4. Запустить сначала резервный сервер, затем основной.',
      '5. Проверить, что в журнале есть строка «session opened» по каждой группе.',
    ]),
}

const text = (rows: readonly string[]): Buffer => Buffer.from(`${rows.join('\r\n')}\r\n`, 'utf8')

/** An archive with nothing in it but a comment: opens everywhere, and weighs nothing. */
function archive(comment: string): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([end, Buffer.from(comment)])
}

/** By the ending of the name. */
export function mediaTypeOf(name: string): string {
  const types: Readonly<Record<string, string>> = {
    log: 'text/plain',
    txt: 'text/plain',
    csv: 'text/csv',
    json: 'application/json',
    sql: 'application/sql',
    zip: 'application/zip',
    png: 'image/png',
  }
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
