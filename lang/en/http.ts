import type { http as ru } from '../ru/http.ts'

export const http: typeof ru = {
  server_error: () => 'The server failed. We have recorded it; try again',
  unavailable: () => 'The service is unavailable at the moment; try again in a minute',
  method_not_allowed: () => 'This address is not called that way',
  unsupported_media_type: () => 'Only JSON is accepted',
  malformed_request: () => 'The request could not be read',
  wrong_host: () => 'The server does not answer under this name',
}
