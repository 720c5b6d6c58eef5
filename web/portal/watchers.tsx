import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import type { Named } from '../../core/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { useReason } from '../tickets/reason.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toast.tsx'
import { organisationQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import css from './ticket.module.css'
import { useTicketAct } from './ticket-act.ts'

/** Colleagues who see the request and get its letters (R5.4, U18). One watches oneself; the administrator adds others. */
export function Watchers({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket.watchers
  const { person } = useSession()
  const dead = useReason(ticket.state)
  const [adding, setAdding] = useState(false)
  const remove = useTicketAct<Named>({
    ticket,
    method: 'DELETE',
    path: ({ id }) => `watchers/${id}`,
    body: () => undefined,
    onDone: ({ name }) => toast({ text: t.removed(name) }),
  })
  // That one isn't the administrator has better words than the general ones.
  const others =
    dead(ticket.can.watch) === undefined && ticket.canWatchOthers !== true ? t.onlySelf() : dead(ticket.canWatchOthers)
  const mine = ticket.requester.id === person.id || ticket.watchers.some(({ id }) => id === person.id)
  return (
    <Panel title={t.title()}>
      <p className={css.fine}>{t.hint()}</p>
      <ul className={css.watchers}>
        {ticket.watchers.length === 0 && <li>{t.none()}</li>}
        {ticket.watchers.map((watcher) => (
          <li key={watcher.id}>
            <Avatar name={watcher.name} size="small" />
            <span className={css.watcherName}>{watcher.name}</span>
            <Button
              look="quiet"
              size="small"
              bare
              icon="close"
              dead={watcher.id === person.id ? dead(ticket.can.unwatch) : others}
              onClick={() => remove.mutate(watcher)}
            >
              {t.remove(watcher.name)}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={remove.error} />
      {adding ? (
        <Add ticket={ticket} onDone={() => setAdding(false)} />
      ) : (
        <div className={css.acts}>
          {!mine && <WatchMyself ticket={ticket} />}
          <Button size="small" icon="plus" dead={others} onClick={() => setAdding(true)}>
            {t.add()}
          </Button>
        </div>
      )}
    </Panel>
  )
}

const useWatch = (ticket: TicketCard, onDone: (who: Named) => void) =>
  useTicketAct<Named>({ ticket, path: 'watchers', body: ({ id }) => ({ personId: id }), onDone })

function WatchMyself({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket.watchers
  const { person } = useSession()
  const dead = useReason(ticket.state)
  const watch = useWatch(ticket, ({ name }) => toast({ text: t.added(name) }))
  return (
    <Button
      size="small"
      icon="eye"
      busy={watch.isPending}
      dead={dead(ticket.can.watch)}
      onClick={() => watch.mutate({ id: person.id, name: person.name })}
    >
      {t.addMyself()}
    </Button>
  )
}

function Add({ ticket, onDone }: { readonly ticket: TicketCard; readonly onDone: () => void }) {
  const t = useTexts().portal.ticket.watchers
  const { data } = useQuery(organisationQuery)
  const options = useMemo(
    () =>
      (data?.people ?? [])
        .filter(({ id, active }) => active && ticket.watchers.every((watcher) => watcher.id !== id))
        .map(({ id, name, email, position }) => ({ value: id, label: name, detail: position ?? email })),
    [data, ticket.watchers],
  )
  const add = useWatch(ticket, ({ name }) => {
    toast({ text: t.added(name) })
    onDone()
  })
  return (
    <>
      <Combobox
        label={t.addLabel()}
        value={null}
        onChange={(option) => option && add.mutate({ id: option.value, name: option.label })}
        source={options}
        autoFocus
      />
      <Refused error={add.error} />
    </>
  )
}
