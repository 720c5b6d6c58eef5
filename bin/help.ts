export const help = `asmo start [--demo]          запустить сервер / start the server
asmo migrate                 обновить базу данных / bring the database up to date
asmo demo                    наполнить пустую базу показательными данными / fill an empty database with a demonstration
asmo verify                  проверить всю базу и все файлы / prove the whole database and all files
asmo user list               сотрудники / the staff
asmo user add ПОЧТА ИМЯ --role РОЛЬ    новый сотрудник (dispatcher, specialist, manager, administrator)
asmo user password-link ПОЧТА          одноразовая ссылка на новый пароль / a one-time link to a new password
asmo user deactivate ПОЧТА             закрыть учётную запись / close an account
asmo worktime                рабочее время: по строке JSON на входе и выходе / working time: one JSON object a line
asmo mail explain ФАЙЛ…      что было бы с письмом и почему: JSON на строку, «-» — стандартный ввод / what would become of a letter

Настройки — переменные окружения: docs/operate/configuration.md`
