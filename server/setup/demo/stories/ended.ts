import { belova, fomin, golubeva, krylova, kuznetsova, pavlov, sidorenko, smirnov, sokolov } from '../people.ts'
import type { Story } from '../story.ts'

/** Cancelled, merged, reopened. */
export const ended: readonly Story[] = [
  {
    key: 'wrong-colour',
    ago: 128,
    by: 'fomin',
    kind: 'defect',
    place: 'monitoring/schemes',
    subject: 'Насос Н-3 горит красным, хотя работает',
    description: 'На схеме водооборота Н-3 красный, по месту крутится. Н-1 и Н-2 нормально.',
    steps: [
      smirnov.accepts(0.8),
      fomin.cancels(0.9, 'Разобрались сами: концевик на задвижке, к вам вопросов нет. Извините.'),
    ],
  },
  {
    key: 'phone-duplicate',
    ago: 140.2,
    by: 'vorobyova',
    kind: 'defect',
    place: 'monitoring/alarms',
    subject: 'Пропал звук сигналов',
    description: 'Не слышно аварийных сигналов с утра!!! Просьба срочно',
    urgency: 'stops_work',
    workImpossible: true,
    steps: [
      belova.merges(
        0.3,
        'alarm-silent',
        'Это то же самое место, что и в обращении начальника смены. Работа идёт там, вы в нём наблюдатель.',
      ),
      belova.notes(0.1, 'Воробьёву предупредила по телефону, обращение Сидоренко ей видно не было.'),
    ],
  },
  {
    key: 'spam-order',
    ago: 80,
    by: 'drozdova',
    kind: 'change',
    service: 'development',
    place: 'monitoring',
    subject: 'Мобильное приложение для мастеров',
    description:
      'Хотим обсудить приложение для телефона: просмотр трендов и квитирование сигналов с участка. Android, без интернета, по внутреннему Wi-Fi.',
    urgency: 'can_wait',
    impact: 'organisation',
    steps: [
      golubeva.writes(
        0.9,
        'Елена, здравствуйте! Разработка новых функций в договор сопровождения не входит. Передаю руководителю, с вами свяжутся с предложением.',
      ),
      kuznetsova.accepts(2),
      kuznetsova.classifies(0.2, { complexity: 'non_standard', service: 'development' }),
      kuznetsova.plans(0.2, 4),
      kuznetsova.writes(
        6,
        'Направили коммерческое предложение на имя Л. Зайцевой (исх. 214). Обращение держать открытым смысла нет: если договоримся, работы пойдут по отдельному договору.',
      ),
      kuznetsova.cancels(9, 'Предложение передано, работы — по отдельному договору на развитие.'),
    ],
  },
  {
    key: 'mnemo-zoom',
    ago: 84,
    by: 'pavlov',
    kind: 'defect',
    place: 'monitoring/schemes',
    subject: 'Схема уезжает при масштабировании колёсиком',
    description:
      'При вращении колёсика схема масштабируется не относительно курсора, а относительно левого верхнего угла. После трёх щелчков нужного места уже не видно.',
    urgency: 'can_wait',
    steps: [
      krylova.accepts(1.3),
      krylova.classifies(0.1, { complexity: 'standard' }),
      krylova.proposes(
        2.8,
        'В настройках клиента есть «Масштаб относительно курсора», по умолчанию выключен. Включите: Вид → Поведение.',
      ),
      pavlov.acceptsResolution(3, 'Работает'),
      pavlov.reopens(40, 'После перезапуска клиента настройка сбрасывается. Включаю каждое утро заново.'),
      krylova.notes(
        0.6,
        'Настройка пишется в профиль, а профиль у них перемещаемый и только для чтения. Нужен кто-то со второй линии.',
      ),
      krylova.assigns(0.1, 'sokolov', { line: 'second' }),
      sokolov.writes(
        0.3,
        'Игорь, воспроизвели с перемещаемым профилем. Перенесём настройку на сервер, чтобы она шла за пользователем.',
      ),
      sokolov.proposes(
        4,
        'В 4.12.7 настройки вида хранятся на сервере. Обновление уже в общем канале, достаточно перезапустить клиент.',
      ),
      pavlov.acceptsResolution(6, 'Второй день держится, закрываю.'),
    ],
  },
  {
    key: 'journal-print',
    ago: 48,
    by: 'sidorenko',
    phone: 'belova',
    kind: 'consultation',
    place: 'dispatcher/journal',
    subject: 'Печать оперативного журнала за прошлую смену',
    description: 'Нужно распечатать журнал за ночь для проверяющих, кнопка печати серая.',
    urgency: 'stops_work',
    steps: [
      belova.writes(
        0.1,
        'Виктор Андреевич, журнал чужой смены печатает только тот, у кого роль «Начальник смены» и закрыта текущая запись. Закройте запись за 07:55, кнопка станет активной.',
      ),
      belova.accepts(0.1),
      belova.classifies(0.1, { complexity: 'standard' }),
      belova.proposes(0.1, 'Как договорились по телефону. Если получилось, закройте обращение.'),
      sidorenko.acceptsResolution(0.3, 'Да, вышло'),
    ],
  },
]
