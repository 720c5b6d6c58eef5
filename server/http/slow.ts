import type { preParsingAsyncHookHandler } from 'fastify'

/** How long a JSON body may take, in milliseconds; a megabyte on a slow line does in that. */
const PATIENCE = 30_000

/**
 * Cuts who dribbles a JSON body byte by byte (E10). Node has one limit for every request, and that must let the largest
 * upload through on a slow line; a line of JSON needs no such time, and some are open to everybody.
 */
export const cutSlowBody: preParsingAsyncHookHandler = async (request, _reply, payload) => {
  const { raw } = request
  const timer = setTimeout(() => {
    // Only who has not sent all of it: whoever waits for our answer waits.
    if (!raw.complete) raw.destroy()
  }, PATIENCE)
  for (const over of ['end', 'close']) payload.once(over, () => clearTimeout(timer))
  return payload
}
