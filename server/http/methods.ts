import type { FastifyInstance, HTTPMethods } from 'fastify'
import { languageOf } from './caller.ts'
import { sendDoorProblem } from './send.ts'

const ALL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const satisfies readonly HTTPMethods[]

/** An address that exists says which methods it takes, instead of claiming not to exist. */
export function refuseOtherMethods(app: FastifyInstance, routes: readonly { method: string; url: string }[]): void {
  const taken = new Map<string, { url: string; methods: Set<string> }>()
  for (const { method, url } of routes) {
    // Two routes may name the parameter of the same place differently.
    const place = url.replaceAll(/:[^/]+/g, ':')
    const known = taken.get(place) ?? { url, methods: new Set<string>() }
    known.methods.add(method)
    taken.set(place, known)
  }
  for (const { url, methods } of taken.values()) {
    const others = ALL.filter((method) => !methods.has(method))
    const allow = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', ')
    app.route({
      method: others,
      url,
      exposeHeadRoute: false,
      // Before the body is read or its type looked at.
      onRequest: async (request, reply) => {
        reply.header('allow', allow)
        return sendDoorProblem(reply, 'method_not_allowed', languageOf(request.headers['accept-language']))
      },
      handler: async () => undefined,
    })
  }
}
