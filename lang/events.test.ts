import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FactType } from '../core/tickets/events.ts'
import { languages } from '../core/people/roles.ts'
import { texts } from './pick.ts'
import type { EventFacts } from './ru/events.ts'

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const someone = { id: '5f0c5b3e-6d0e-4f43-9f0e-2b6f0f0c0001', name: 'Смирнова Анна' }
const staff: EventFacts['by'] = { side: 'provider', ...someone }
const customer: EventFacts['by'] = { side: 'customer', ...someone }
const says = (type: FactType, facts: Partial<EventFacts> = {}): string =>
  plain(texts('ru').events[type]({ by: staff, detail: {}, ...facts }))

for (const [type, facts, ru] of [
  ['registered', { by: customer }, 'Обращение зарегистрировано'],
  ['registered', { detail: { requester: someone } }, 'Обращение зарегистрировано от имени заказчика: Смирнова Анна'],
  ['assigned', { detail: { assignee: someone, line: null } }, 'Назначен специалист: Смирнова Анна'],
  [
    'assigned',
    { detail: { assignee: null, line: { id: someone.id, name: '2-я линия' } } },
    'Передано на линию: 2-я линия',
  ],
  ['assigned', {}, 'Специалист снят с обращения'],
  [
    'classified',
    {
      detail: {
        kind: 'defect',
        complexity: 'non_standard',
        critical: 'confirmed',
        module: { id: someone.id, name: 'Журнал' },
      },
    },
    'Классифицировано: Ошибка системы, нетиповой вопрос, критическая ошибка, Журнал',
  ],
  ['planned_date_set', { detail: { date: '2026-11-30' } }, 'Назначен плановый срок: пн 30 ноября 2026'],
  [
    'delivery_rejected',
    { detail: { delivery: { id: someone.id, kind: 'software', title: 'АСМО 5.4.1' } } },
    'Обновление отклонено: «АСМО 5.4.1»',
  ],
  [
    'resolution_accepted',
    { detail: { told: { by: 'phone', person: someone, note: null } } },
    'Решение принято, обращение закрыто; со слов заказчика: Смирнова Анна, по телефону',
  ],
  ['cancelled', { by: customer }, 'Обращение отозвано заказчиком'],
  ['linked', { detail: { link: { number: 998, relation: 'duplicate_of' } } }, 'Повторяет № 998'],
  ['alarmed', { detail: { phase: 'missed' } }, 'Нарушен норматив'],
] as const satisfies readonly (readonly [FactType, Partial<EventFacts>, string])[]) {
  test(`R5.4 the timeline says «${ru}»`, () => assert.equal(says(type, facts), ru))
}

test('R5.4 every event has a sentence in both languages, whatever facts are known', () => {
  for (const language of languages) {
    const sentences = Object.values(texts(language).events).map((sentence) => sentence({ by: staff, detail: {} }))
    assert.equal(sentences.length, 29)
    for (const sentence of sentences) {
      assert.match(sentence, language === 'ru' ? /^[А-Я]/ : /^[A-Z]/)
      assert.doesNotMatch(sentence, /undefined|null|: ?$/)
    }
  }
})
