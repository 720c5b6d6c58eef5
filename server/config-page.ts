import { settings } from './config.ts'

/** `docs/operate/configuration.md`: the table of settings in both languages. */
export function configurationPage(): string {
  return [
    '# Конфигурация / Configuration',
    '',
    'Written by `node tools/configuration.ts` from `server/config.ts`; a test fails when the two differ.',
    '',
    'Всё задаётся переменными окружения. Неверное значение останавливает запуск предложением, которое называет переменную.',
    '',
    '| Переменная | По умолчанию | Что это | Каким должно быть |',
    '|---|---|---|---|',
    ...rowsIn('ru'),
    '',
    'Everything is set by environment variables. A bad value stops the start with a sentence that names the variable.',
    '',
    '| Variable | Default | What it is | What it must be |',
    '|---|---|---|---|',
    ...rowsIn('en'),
    '',
  ].join('\n')
}

const rowsIn = (language: 'ru' | 'en'): string[] =>
  settings.map(({ name, fallback, about, wants }) => {
    const standing = fallback === null || fallback === '' ? '—' : `\`${fallback}\``
    return `| \`${name}\` | ${standing} | ${about[language]} | ${wants[language]} |`
  })
