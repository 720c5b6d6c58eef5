/** What the door itself says: not a rule of the service, but of HTTP. */
export const http = {
  server_error: () => 'Ошибка на сервере. Мы её записали, попробуйте ещё раз',
  unavailable: () => 'Сервис временно недоступен, попробуйте через минуту',
  method_not_allowed: () => 'Этот адрес так не вызывают',
  unsupported_media_type: () => 'Принимается только JSON',
  malformed_request: () => 'Запрос не удалось разобрать',
  wrong_host: () => 'Сервер не отвечает под этим именем',
}
