import { request } from 'node:http'
import type { TestClient } from '../../testing.ts'

/** What somebody hears over the live stream from now on. */
export interface Heard {
  readonly messages: readonly unknown[]
  close(): void
}

/** Opens the live stream as somebody; ready when the server has answered. */
export const listenTo = (url: string, client: TestClient): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const call = request(`${url}/api/v1/live`, { headers: { cookie: client.cookie() ?? '' } }, (response) => {
      const messages: unknown[] = []
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) if (part.startsWith('data: ')) messages.push(JSON.parse(part.slice(6)))
      })
      response.once('error', () => {})
      resolve({ messages, close: () => call.destroy() })
    })
    call.once('error', reject)
    call.end()
  })
