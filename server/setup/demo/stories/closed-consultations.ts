import {
  belova,
  chistyakov,
  drozdova,
  ershov,
  golubeva,
  kim,
  krylova,
  makarov,
  melnikov,
  orlova,
  ryabov,
  smirnov,
  vorobyova,
} from '../people.ts'
import type { Story } from '../story.ts'

export const closedConsultations: readonly Story[] = [
  {
    key: 'rights-shift',
    ago: 160,
    by: 'orlova',
    kind: 'consultation',
    place: 'designer/rights',
    subject: 'Как дать начальнику смены право квитировать сигналы соседнего района',
    description:
      'Нужно, чтобы начальник смены ОДС мог квитировать сигналы Галичского района в ночь, но не мог править схемы. Роль «Диспетчер» даёт слишком много, «Просмотр» слишком мало. Можно ли без новой роли?',
    steps: [
      krylova.accepts(0.9),
      krylova.classifies(0.1, { complexity: 'standard' }),
      krylova.proposes(
        1.4,
        'Можно, через область действия роли:\n\n1. Права и роли → Начальник смены → Области.\n2. Добавить область «Галичский район» с действием «Квитирование».\n3. В поле «Время» указать 20:00–08:00.\n\nПравку схем такая область не даёт. Пример матрицы прав приложила.',
        ['rights-matrix.csv'],
      ),
      orlova.acceptsResolution(2.2, 'Именно то, что нужно, спасибо!'),
    ],
  },
  {
    key: 'report-heat',
    ago: 133,
    by: 'ryabov',
    kind: 'consultation',
    place: 'designer/reports',
    subject: 'Итог по цехам в отчёте по теплу',
    description:
      'Подскажите как в отчёте по теплу сделать итог по каждому цеху, а не только общий. В конструкторе нашёл «Группировка», но после неё пропадают подписи внизу.',
    urgency: 'can_wait',
    steps: [
      smirnov.accepts(1.7),
      smirnov.classifies(0.1, { complexity: 'standard' }),
      smirnov.proposes(
        3.1,
        'Константин, подписи пропадают, так как после группировки нижний блок относится к группе. Щёлкните по нему и смените «Область» с «Группа» на «Отчёт».\n\nСделал для вас готовую форму с итогами по цехам и двумя подписями, её можно загрузить через «Импорт».',
        ['report-heat-v2.json'],
      ),
      ryabov.acceptsResolution(9, 'загрузил, все получилось'),
    ],
  },
  {
    key: 'password-ldap',
    ago: 118,
    evening: true,
    by: 'chistyakov',
    kind: 'consultation',
    subject: 'Вход через доменную учётную запись',
    description:
      'Можно ли для АСМО-диспетчера включить вход через Active Directory, чтобы у операторов не было отдельного пароля? Если да, что требуется от нас (порты, учётная запись для чтения каталога)?',
    impact: 'department',
    steps: [
      krylova.accepts(0.4),
      krylova.classifies(0.1, { complexity: 'standard', place: 'dispatcher' }),
      krylova.proposes(
        2.6,
        'Да, начиная с 4.11. От вас потребуется:\n— порт 636 (LDAPS) от сервера приложений к контроллеру домена;\n— учётная запись только для чтения;\n— корневой сертификат вашего центра сертификации.\n\nПорядок описан в «Руководстве администратора», раздел 7.3. Если удобнее, настроим вместе по телефону, займёт около часа.',
      ),
      chistyakov.writes(3, 'Вопрос: что будет с локальными паролями после включения?'),
      krylova.writes(
        0.5,
        'Останутся действовать, пока вы не снимете галку «разрешить локальный вход». Советуем оставить её хотя бы для одного администратора — на случай недоступности домена.',
      ),
      chistyakov.acceptsResolution(1.2),
    ],
  },
  {
    key: 'balance-how',
    ago: 150,
    by: 'kim',
    kind: 'consultation',
    place: 'energy/balance',
    subject: 'Почему небаланс за 3 сентября 4,82 %',
    description:
      'Здравствуйте. В остальные дни около 1,2–1,3, а третьего 4,82. Энергосбыт спрашивает, не знаю что ответить. Файл выгрузки во вложении.',
    files: ['balance-september.csv'],
    steps: [
      smirnov.accepts(1.1),
      smirnov.classifies(0.1, { complexity: 'standard' }),
      smirnov.asks(
        0.4,
        'Светлана, здравствуйте! Была ли 3-го замена счётчика или вывод в ремонт ячейки 14? По ней видно «замещённое» значение за 6 часов.',
      ),
      kim.writes(6.5, 'Да, энергетик говорит, меняли трансформатор тока, с 9 до 15 примерно.'),
      smirnov.proposes(
        1,
        'Тогда всё объяснимо: за время замены в отдаче учтено замещённое значение по среднему прошлой недели, а оно ниже факта. Чтобы исправить, внесите акт замены (Учёт энергоресурсов → Акты → Новый) с показаниями до и после, баланс пересчитается сам.',
      ),
      kim.acceptsResolution(4, 'Внесла акт, стало 1,31. Большое спасибо!'),
    ],
  },
  {
    key: 'export-1c',
    ago: 86,
    by: 'drozdova',
    kind: 'consultation',
    place: 'energy/metering',
    subject: 'Выгрузка показаний для 1С в кодировке UTF-8',
    description:
      'Бухгалтерия обновила 1С, теперь файл выгрузки читается кракозябрами. Раньше была windows-1251. Где это переключить?',
    steps: [
      belova.writes(
        0.3,
        'Елена, здравствуйте. Переключается в «Учёт энергоресурсов → Обмен → 1С → Кодировка», изменение действует со следующей выгрузки. Если 1С старше 8.3.20, отметьте ещё «без BOM».',
      ),
      belova.accepts(0.1),
      belova.classifies(0.1, { complexity: 'standard' }),
      belova.proposes(0.1, 'Ответ дан выше. Закройте, пожалуйста, если помогло.'),
      drozdova.acceptsResolution(2, 'Помогло'),
    ],
  },
  {
    key: 'install-second',
    ago: 66,
    by: 'vorobyova',
    phone: 'golubeva',
    kind: 'consultation',
    place: 'dispatcher/journal',
    subject: 'Установка второго рабочего места диспетчера',
    description:
      'Просят подсказать, что нужно для второго рабочего места в диспетчерской: лицензия, компьютер, мониторы. Отвечать на почту, по телефону неудобно — смена.',
    urgency: 'can_wait',
    steps: [
      krylova.accepts(1.9),
      krylova.classifies(0.1, { complexity: 'standard' }),
      krylova.proposes(
        4.3,
        'Анна, по вашему договору второе рабочее место входит в лицензию (до пяти). Требования: 8 ГБ памяти, Windows 10 или Astra Linux 1.7, два монитора от 1920×1080. Ставится тем же установщиком, при первом запуске укажите адрес сервера asmo-01.',
      ),
      vorobyova.acceptsResolution(12, 'спасибо передала нашим'),
    ],
  },
  {
    key: 'licence-list',
    ago: 140,
    by: 'makarov',
    kind: 'update',
    place: 'energy',
    subject: 'Актуальная документация на АСМО-энергия 4.12',
    description: 'Прошу выслать актуальное руководство пользователя и администратора, у нас на полке версия 4.8.',
    urgency: 'can_wait',
    expected: -8,
    steps: [
      golubeva.accepts(0.7),
      golubeva.plans(0.2, -10),
      makarov.agrees(3),
      golubeva.proposes(
        7,
        'Руководства 4.12 выложены в разделе «Документация» портала, доступ для вас открыт. Что изменилось с 4.8, перечислено в приложении Б.',
      ),
      makarov.acceptsResolution(5, 'Получил.'),
    ],
  },
  {
    key: 'slow-query',
    ago: 112,
    by: 'chistyakov',
    kind: 'consultation',
    place: 'energy/metering',
    subject: 'Месячный отчёт формируется три часа',
    description:
      'Отчёт «Потребление по точкам за месяц» считается около трёх часов, сервер при этом занят на 100 %. Таблица measurement выросла до 440 млн строк.\n\nПлан запроса прикладываю. Что можно сделать без перехода на новый сервер?',
    impact: 'department',
    files: ['sql-plan.txt'],
    steps: [
      melnikov.accepts(0.7),
      melnikov.classifies(0.2, { complexity: 'non_standard' }),
      melnikov.plans(0.3, -8, 'Нужно проверить на копии базы, чтобы не советовать вслепую.'),
      chistyakov.agrees(1.5),
      melnikov.notes(
        9,
        'На копии: полный просмотр таблицы, индекс только по taken_at. С составным (point_id, taken_at) — 4 минуты вместо 186.',
      ),
      ershov.notes(1, 'Смотри, чтобы индекс строили concurrently, у них круглосуточная запись.'),
      melnikov.delivers(3, {
        kind: 'metadata',
        title: 'Индекс для отчётов по точкам',
        instructions:
          'Выполнить сценарий в базе asmo под владельцем схемы. Нужно около 30 ГБ свободного места. Запись данных не прерывается.',
        files: ['measurement-index.sql'],
      }),
      chistyakov.acceptsDelivery(10, 'Построили в ночь, заняло 22 минуты.'),
      melnikov.proposes(
        0.5,
        'Отчёт теперь должен формироваться за несколько минут. Рекомендуем также перенести данные старше трёх лет в архивную таблицу, порядок — в руководстве, раздел 9.2.',
      ),
      chistyakov.acceptsResolution(4, '3 мин 50 сек. Отлично!'),
    ],
  },
]
