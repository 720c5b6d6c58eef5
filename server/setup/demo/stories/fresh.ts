import { belova, golubeva, krylova, kuznetsova, makarov } from '../people.ts'
import type { Story } from '../story.ts'

/** Just registered, or registered and left lying; covered and not (R2.5). */
export const fresh: readonly Story[] = [
  {
    key: 'fresh-20-minutes',
    ago: 0.4,
    by: 'vorobyova',
    kind: 'consultation',
    place: 'dispatcher/journal',
    subject: 'Можно ли исправить запись в журнале задним числом',
    description:
      'Ошиблась номером ячейки в записи за 08:10, смена ещё моя. Кнопки «изменить» нет. Зачеркнуть и написать новую?',
    urgency: 'can_wait',
    steps: [],
  },
  {
    key: 'near-reaction',
    ago: 1.75,
    by: 'ryabov',
    kind: 'defect',
    place: 'energy/planning',
    subject: 'Заявка на завтра не отправилась в сбыт',
    description:
      'В 11 часов должен был уйти почасовой план на завтра, статус «Отправляется» висит до сих пор. Крайний срок у сбыта 14:00 по Самаре. Проверьте пожалуйста побыстрее.',
    impact: 'department',
    urgency: 'stops_work',
    steps: [],
  },
  {
    key: 'missed-reaction',
    ago: 4.2,
    by: 'pavlov',
    kind: 'consultation',
    place: 'designer/forms',
    subject: 'Документация на событие onBeforeSave',
    description:
      'В руководстве разработчика (4.12, стр. 118) сказано, что onBeforeSave может вернуть Promise, но у меня форма сохраняется, не дожидаясь. Это ошибка в документации или в платформе?\n\n```\nform.onBeforeSave = async () => {\n  const ok = await check()\n  return ok\n}\n```',
    steps: [],
  },
  {
    key: 'evening',
    ago: 9,
    evening: true,
    by: 'chistyakov',
    kind: 'defect',
    place: 'monitoring/alarms',
    subject: 'В ленте сигналов не работает фильтр по цеху',
    description: 'Выбираю «Цех № 4», показываются все. Началось сегодня после обеда, вроде ничего не меняли.',
    files: ['экран-сигналов.png'],
    steps: [],
  },
  {
    key: 'uncovered',
    ago: 7.3,
    by: 'kim',
    kind: 'consultation',
    place: 'energy/balance',
    subject: 'Как внести поправку на потери в трансформаторе',
    description:
      'Добрый день! Энергосбыт просит учитывать потери ТМ-1000. Где в системе это указывается и надо ли пересчитывать прошлые месяцы?',
    steps: [
      belova.notes(0.6, 'Лицензионный договор закончился две недели назад. Спросить Ольгу, отвечать ли.'),
      kuznetsova.notes(1, 'Отвечаем, продление почти подписано. Но срок по регламенту не обещаем.'),
      krylova.accepts(0.8),
      krylova.writes(
        0.3,
        'Светлана, здравствуйте. Договор поддержки у вас закончился, поэтому сроки по регламенту сейчас не действуют, но на вопрос ответим. Подготовлю описание к завтрашнему дню.',
      ),
    ],
  },
  {
    key: 'uncovered-fresh',
    ago: 3,
    by: 'makarov',
    phone: 'golubeva',
    kind: 'defect',
    place: 'monitoring/collect',
    subject: 'Не запускается служба сбора после замены сетевой карты',
    description:
      'Звонил Ю. Макаров. После замены сетевой карты служба сбора не запускается, пишет про лицензию. АСМО-мониторинг в их договоре нет, приобретали у подрядчика.',
    impact: 'department',
    urgency: 'stops_work',
    steps: [
      golubeva.writes(
        0.4,
        'Юрий, обращение зарегистрировано. Действующего договора на АСМО-мониторинг мы не нашли; если он есть, пришлите номер. Предложение на разовую работу подготовит Ольга Кузнецова.',
      ),
      makarov.writes(0.8, 'Номер пришлю, он у снабжения. Если не найдём, готовы по разовому счёту.'),
    ],
  },
  {
    key: 'uncovered-change',
    ago: 14,
    by: 'pavlov',
    kind: 'change',
    service: 'maintenance',
    place: 'monitoring/trends',
    subject: 'Экспорт тренда в формат COMTRADE',
    description:
      'Для разбора аварий нужен экспорт осциллограмм в COMTRADE (IEEE C37.111-2013). Сейчас конвертируем вручную.\n\nДостаточно аналоговых каналов, дискретные можно потом.',
    impact: 'department',
    urgency: 'can_wait',
    steps: [
      golubeva.assigns(0.8, 'kuznetsova', {
        note: 'Доработка, а у «Зари» только поддержка по лицензионному. Нужно предложение.',
      }),
    ],
  },
]
