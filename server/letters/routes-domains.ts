import { z } from 'zod'
import { customerDomainsShape } from '../../core/letters/wire.ts'
import { keepers } from '../../core/people/rights.ts'
import { staffRoles } from '../../core/people/roles.ts'
import { isRefusal, refuse } from '../../core/refusal.ts'
import { idText } from '../../core/wire.ts'
import { domainsOf, findCustomer } from '../customers/reads.ts'
import { acts, reads, staffOf, type Line } from '../http/line.ts'
import { setDomains } from './acts-domains.ts'

const id = z.strictObject({ id: idText })

export const lines: readonly Line[] = [
  reads({
    path: '/customers/:id/domains',
    who: { staff: staffRoles },
    snapshot: false,
    summary: 'Mail domains of a customer: whoever writes from there is his.',
    params: id,
    reply: customerDomainsShape,
    handle: async (call) => {
      const customer = await findCustomer(call.reader, call.params.id)
      return customer === undefined ? refuse('not_found') : { domains: await domainsOf(call.reader, call.params.id) }
    },
  }),
  acts({
    method: 'PUT',
    path: '/customers/:id/domains',
    who: { staff: keepers },
    summary: 'Sets the mail domains of a customer; domains of public mail services are refused.',
    params: id,
    body: customerDomainsShape,
    reply: customerDomainsShape,
    handle: async (call) => {
      const { domains } = call.body
      const done = await setDomains(call.tx, {
        actor: staffOf(call),
        customerId: call.params.id,
        domains,
        now: call.now,
      })
      return isRefusal(done) ? done : { domains: await domainsOf(call.tx, call.params.id) }
    },
  }),
]
