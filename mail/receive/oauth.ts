import { z } from 'zod'
import { isSafeUrl } from '../../core/letters/mailbox-rules.ts'
import type { OAuthSettings } from '../../server/letters/watched-mailboxes.ts'
import { MailboxError } from './problems.ts'

/** The access tokens of one mailbox. */
export interface Tokens {
  /** The token at hand, or a new one; with `fresh` a new one in any case, since the server refused the old. */
  get(wish?: 'fresh'): Promise<{ readonly token: string; readonly wasAtHand: boolean }>
}

const answerMs = 30_000
/** A token is given up this long before its end, for the way to the server. */
const spareMs = 60_000
const usualLifeMs = 3_600_000
const largestAnswer = 65_536

/**
 * Fetches access tokens by a refresh token (RFC 6749 §6) and keeps them until they end. Refuses an address that is not
 * https, save on loopback: the client's secret goes there. A new refresh token is used from then on, in memory only.
 */
export function openTokens(settings: OAuthSettings): Tokens {
  let refreshToken = settings.refreshToken
  let held: { token: string; until: number } | null = null
  return {
    get: async (wish) => {
      if (held !== null && wish !== 'fresh' && performance.now() < held.until) {
        return { token: held.token, wasAtHand: true }
      }
      held = null
      const answer = await ask({ ...settings, refreshToken })
      refreshToken = answer.refresh_token ?? refreshToken
      const life = answer.expires_in === undefined ? usualLifeMs : answer.expires_in * 1000
      held = { token: answer.access_token, until: performance.now() + life - spareMs }
      return { token: answer.access_token, wasAtHand: false }
    },
  }
}

const Answer = z.object({
  access_token: z.string().min(1),
  // Some providers write the number as a text.
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
})

const Refusal = z.object({ error: z.string(), error_description: z.string().optional() })

async function ask(settings: OAuthSettings): Promise<z.infer<typeof Answer>> {
  const { tokenUrl, clientId, clientSecret, refreshToken, scope } = settings
  if (!isSafeUrl(tokenUrl)) throw new MailboxError('token_missing', 'token URL is not https')
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId })
  if (clientSecret !== '') body.set('client_secret', clientSecret)
  if (scope !== null) body.set('scope', scope)
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(answerMs),
  }).catch((error: unknown) => {
    throw new MailboxError('token_missing', causeOf(error))
  })
  const json = await jsonOf(response)
  const answer = Answer.safeParse(json)
  if (response.ok && answer.success) return answer.data
  const refusal = Refusal.safeParse(json)
  if (!refusal.success) throw new MailboxError('token_missing', `HTTP ${response.status}`)
  const { error, error_description } = refusal.data
  throw new MailboxError(error === 'invalid_grant' ? 'grant_ended' : 'token_missing', error_description ?? error)
}

async function jsonOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > largestAnswer) throw new MailboxError('token_missing', 'the answer is too long')
      chunks.push(chunk)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name
}
