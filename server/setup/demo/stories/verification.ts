import { belova, drozdova, ershov, golubeva, krylova, melnikov, orlova, ryabov, smirnov, sokolov } from '../people.ts'
import type { Story } from '../story.ts'

/** With the customer: deliveries and resolutions that he verifies (R5.6, R5.7). */
export const onVerification: readonly Story[] = [
  {
    key: 'planning-zone',
    ago: 44,
    by: 'ryabov',
    kind: 'defect',
    place: 'energy/planning',
    subject: 'Почасовой план сдвинут на час относительно факта',
    description:
      'План на сутки загружается из макета 80020, но на графике он на час раньше факта. Файл от сбытовой компании правильный, проверил в блокноте.\n\nЕсли смотреть за прошлый месяц, там всё ровно.',
    impact: 'department',
    files: ['тренд.png'],
    steps: [
      smirnov.accepts(0.6),
      smirnov.classifies(0.2, { complexity: 'standard' }),
      smirnov.assigns(0.2, 'ershov', {
        line: 'second',
        note: 'Похоже на часовой пояс в макете: у них +04, а читаем как московское.',
      }),
      ershov.delivers(1.9, {
        kind: 'software',
        title: 'Чтение макета 80020 с часовым поясом',
        instructions:
          'Заменить planning/zone.js на сервере приложений, перезапустить службу ASMO Planning. После этого заново загрузить макет за текущие сутки.',
        files: ['planning-fix-4.12.7.zip'],
      }),
      ryabov.rejectsDelivery(
        8,
        'За сегодня стало правильно, а за вчера и раньше план исчез совсем. Так нельзя, у нас сверка.',
        ['тренд.png'],
      ),
      ershov.writes(
        0.7,
        'Константин, старые загрузки хранились без пояса, новая версия их отбрасывала. Добавил перевод старых записей, готовлю файл.',
      ),
      ershov.delivers(1.2, {
        kind: 'software',
        title: 'Чтение макета 80020, с переводом прежних загрузок',
        instructions:
          'Так же, как в прошлый раз. При первом запуске служба минуту переводит старые записи, в журнале будет «80020: converted 412 layouts».',
        files: ['planning-fix-4.12.7.zip', 'Порядок обновления.txt'],
      }),
    ],
  },
  {
    key: 'journal-export',
    ago: 62,
    by: 'orlova',
    kind: 'update',
    place: 'dispatcher/journal',
    subject: 'Версия 4.13 с выгрузкой оперативного журнала',
    description:
      'В рассылке писали, что в 4.13 журнал можно выгрузить в Excel одной кнопкой. Когда сможем поставить? Нам к проверке Ростехнадзора.',
    impact: 'department',
    expected: 3,
    steps: [
      golubeva.assigns(0.5, 'melnikov', { line: 'second' }),
      melnikov.accepts(0.9),
      melnikov.plans(0.2, 2, 'Общий выпуск 4.13 через две недели, но журнал готов раньше, отдадим отдельным модулем.'),
      orlova.agrees(1.1),
      melnikov.delivers(38, {
        kind: 'software',
        title: 'Оперативный журнал 4.13.0',
        instructions:
          '1. Сделать копию базы.\n2. Установить модуль через «Администрирование → Модули».\n3. Проверить выгрузку за один день и за месяц.\n\nОткат: удалить модуль, данные журнала не меняются.',
        files: ['journal-export-4.13.0.zip'],
      }),
    ],
  },
  {
    key: 'shift-form-change',
    ago: 70,
    by: 'drozdova',
    kind: 'change',
    service: 'maintenance',
    place: 'designer/forms',
    subject: 'Добавить поле «Переносная рация» в форму приёма смены',
    description:
      'По новой инструкции оператор принимает ещё и рацию. Нужно поле «Переносная рация» с номером, обязательное. Форма из приложения 2, пункт 11.',
    urgency: 'can_wait',
    expected: 1,
    steps: [
      krylova.accepts(1.4),
      krylova.classifies(0.3, { complexity: 'non_standard', service: 'maintenance' }),
      krylova.plans(0.1, 1),
      drozdova.agrees(2),
      krylova.notes(20, 'Пункт 11 приложения 2 в спецификации есть, значит сопровождение, не развитие.'),
      krylova.delivers(22, {
        kind: 'metadata',
        title: 'Форма «Приём смены», версия 6',
        instructions:
          'Конструктор форм → Импорт → «Заменить существующую». Поле обязательное, старые записи не трогаются.',
        files: ['shift-form.json'],
      }),
    ],
  },
  {
    key: 'trend-export',
    ago: 27,
    by: 'chistyakov',
    kind: 'defect',
    place: 'monitoring/trends',
    subject: 'Выгрузка тренда в CSV обрывается на 65 536 строке',
    description: 'Ровно 65 536 строк, как в старом Excel. Нужно до миллиона.',
    steps: [
      sokolov.accepts(0.4),
      sokolov.classifies(0.1, { complexity: 'standard' }),
      sokolov.proposes(
        3,
        'Ограничение осталось от выгрузки в XLS. Для CSV снято, обновлённый модуль установлен вам удалённо, как договаривались. Проверьте, пожалуйста, на своём месячном тренде.',
      ),
    ],
  },
  {
    key: 'rights-observer',
    ago: 36,
    by: 'orlova',
    kind: 'consultation',
    place: 'designer/rights',
    subject: 'Доступ главного энергетика только на просмотр',
    description:
      'Галина Тимофеева должна видеть все районы, но ничего не менять и не получать уведомлений. Какую роль дать?',
    urgency: 'can_wait',
    steps: [
      belova.accepts(0.7),
      belova.classifies(0.1, { complexity: 'standard' }),
      belova.proposes(
        1,
        'Роль «Наблюдатель» с областью «Все районы». Уведомления отключаются в карточке пользователя, вкладка «Оповещения».',
      ),
    ],
  },
  {
    key: 'forgotten',
    ago: 118,
    by: 'fomin',
    kind: 'consultation',
    place: 'monitoring/alarms',
    subject: 'Отключить сигнал по точке на время ремонта',
    description: 'Как временно убрать сигнал по TE-2203, чтоб не пищало пока ремонтируем.',
    urgency: 'can_wait',
    steps: [
      smirnov.accepts(1.5),
      smirnov.classifies(0.1, { complexity: 'standard' }),
      smirnov.proposes(
        0.8,
        'Правой кнопкой по точке → «Вывести в ремонт» → указать срок. По его окончании сигнал включится сам, а в журнале останется запись, кто и когда вывел.',
      ),
    ],
  },
  {
    key: 'rework-twice',
    ago: 58,
    by: 'ryabov',
    kind: 'defect',
    place: 'designer/reports',
    subject: 'В шапке отчёта не тот логотип',
    description:
      'После обновления на отчётах логотип старый, с прежним названием комбината. Поменяйте пожалуйста, отчёты уходят в энергосбыт.',
    files: ['отчёт-шапка.png'],
    steps: [
      krylova.accepts(0.5),
      krylova.classifies(0.1, { complexity: 'standard' }),
      krylova.proposes(1.6, 'Логотип заменён в общей шапке.'),
      ryabov.returns(4, 'В отчёте по теплу поменялся, а в отчёте по воде и в балансе остался старый.'),
      krylova.proposes(1.4, 'В двух отчётах шапка была вставлена копией, а не ссылкой. Исправлено во всех 14 формах.'),
      ryabov.returns(9, 'Логотип везде новый, но в балансе он теперь налезает на дату'),
      krylova.writes(0.5, 'Вижу. Поправлю ширину колонки.'),
      krylova.proposes(
        0.8,
        'В балансе дата перенесена под логотип. Посмотрите, пожалуйста, все 14 — приложила снимок каждой третьей.',
        ['отчёт-шапка.png'],
      ),
    ],
  },
]
