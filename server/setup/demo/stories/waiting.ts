import { drozdova, ershov, golubeva, krylova, melnikov, smirnov } from '../people.ts'
import type { Story } from '../story.ts'

/** Waiting for the customer's answer, reminded or not (R5.5). */
export const waiting: readonly Story[] = [
  {
    key: 'slow-schemes',
    ago: 22,
    by: 'vorobyova',
    kind: 'defect',
    place: 'monitoring/schemes',
    subject: 'Схемы открываются по полминуты',
    description: 'Со вчерашнего дня любая схема открывается секунд 30. На соседнем компьютере нормально.',
    steps: [
      smirnov.accepts(0.5),
      smirnov.classifies(0.1, { complexity: 'standard' }),
      smirnov.asks(
        0.2,
        'Анна, добрый день. Пришлите, пожалуйста:\n1. Снимок окна «О программе» с обоих компьютеров.\n2. Файл client.log из папки «Документы\\АСМО» с того, где медленно.\n3. Не ставили ли вчера антивирус?',
      ),
    ],
  },
  {
    key: 'archive-gap',
    ago: 56,
    by: 'sidorenko',
    kind: 'defect',
    place: 'monitoring/trends',
    subject: 'Нет данных в архиве за выходные по 12 точкам',
    description:
      'По району Галич за субботу и воскресенье 12 точек пустые, остальные есть. Связь, по журналу, не пропадала.',
    impact: 'department',
    steps: [
      ershov.accepts(1.1),
      ershov.classifies(0.1, { complexity: 'standard' }),
      ershov.asks(
        0.6,
        'Виктор Андреевич, нужен список этих 12 точек (имена или номера). И вопрос: не переключали ли в пятницу резервный сервер?',
      ),
    ],
  },
  {
    key: 'meter-import',
    ago: 104,
    by: 'kim',
    kind: 'defect',
    place: 'energy/metering',
    subject: 'Не загружаются показания счётчиков из файла',
    description: 'Пишет «неверный формат строки 2». Раньше такой же файл загружался.',
    steps: [
      golubeva.assigns(0.8, 'krylova'),
      krylova.accepts(0.6),
      krylova.classifies(0.1, { complexity: 'standard' }),
      krylova.asks(
        0.3,
        'Светлана, пришлите сам файл, пожалуйста, не снимок экрана. Скорее всего, в строке 2 десятичная точка вместо запятой, но хочу убедиться.',
      ),
      krylova.writes(35, 'Светлана, напоминаю: без файла не можем двигаться дальше.'),
    ],
  },
  {
    key: 'db-move',
    ago: 52,
    evening: true,
    by: 'chistyakov',
    kind: 'consultation',
    subject: 'Перенос базы на новый сервер',
    description:
      'Планируем перенос базы АСМО на новый сервер (PostgreSQL 15 → 17). Нужна последовательность действий и оценка простоя. База 610 ГБ.',
    impact: 'organisation',
    urgency: 'can_wait',
    steps: [
      melnikov.accepts(1.2),
      melnikov.classifies(0.2, { complexity: 'non_standard', place: 'energy' }),
      melnikov.plans(0.4, 6),
      drozdova.watches(1),
      melnikov.notes(6, 'Предлагать логическую репликацию, простой минут 15. Но надо знать про их хранилище.'),
      melnikov.asks(
        9,
        'Роман, чтобы оценить простой, нужны ответы:\n- есть ли общая СХД или только локальные диски;\n- какая сеть между старым и новым серверами (1 или 10 Гбит/с);\n- допустим ли простой ночью, и сколько минут.',
      ),
    ],
  },
]
