import { useQuery } from '@tanstack/react-query'
import type { ServiceCard } from '../../core/regulation/service-wire.ts'
import { clock, dateIn, day, toMs, weekday, zoneOf } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { useNow } from '../ui/now.ts'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './cards.module.css'
import { serviceQuery } from './queries.ts'

/** How to reach the service, and whether somebody is there now (R2.2, R2.7, R4). */
export function ServiceCardPanel() {
  const t = useTexts().portal.service
  const { data, isError } = useQuery(serviceQuery)
  if (isError) return null
  return (
    <Panel title={t.title()}>
      {data === undefined ? (
        <Skeleton lines={5} />
      ) : (
        <>
          <Hours service={data} />
          <Contacts service={data} />
          <p className={css.more}>
            <Link to={paths.service()}>{t.showRegulation()}</Link>
          </p>
        </>
      )}
    </Panel>
  )
}

/** «Открыто до 17:00 МСК» or «Сейчас закрыто. Ответим в пн, 23 ноября, с 8:45 МСК». */
export function Hours({ service }: { readonly service: ServiceCard }) {
  const t = useTexts().portal.service
  return (
    <p className={css.hours} data-open={service.open || undefined}>
      <Icon name={service.open ? 'check-circle' : 'clock'} />
      <span>
        {service.open ? t.openUntil() : t.closedUntil()} <time dateTime={service.until}>{useUntil(service)}</time>
      </span>
    </p>
  )
}

/** The instant at which the service opens or closes next, in words. */
export function useUntil({ until, open }: Pick<ServiceCard, 'until' | 'open'>): string {
  const t = useTexts().portal.service
  const reader = useReader()
  const now = useNow()
  const time = `${clock(reader, until)}\u00a0${zoneOf(reader, until)}`
  if (open) return time
  const today = dateIn(reader.zone, until) === dateIn(reader.zone, now)
  return today ? t.opensToday(time) : t.opensAt(weekday(reader, toMs(until)), day(reader, until, now), time)
}

const icons: Record<ServiceCard['contacts'][number]['kind'], IconName> = {
  phone: 'phone',
  mobile: 'phone',
  email: 'mail',
  web: 'globe',
}

export function Contacts({ service }: { readonly service: ServiceCard }) {
  const t = useTexts().portal.service
  if (service.contacts.length === 0) return <p>{t.noContacts()}</p>
  return (
    <ul className={css.contacts}>
      {service.contacts.map(({ kind, value, label }) => (
        <li key={`${kind} ${value}`} className={css.contact}>
          <Icon name={icons[kind]} />
          <span className={css.value}>
            <Way kind={kind} value={value} />
            <span className={css.label}>{label}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** One press calls or writes. Only tel, mailto and http(s) become links (C4). */
function Way({ kind, value }: { readonly kind: string; readonly value: string }) {
  if (kind === 'phone' || kind === 'mobile') return <a href={`tel:${value.replace(/[^+\d]/g, '')}`}>{value}</a>
  if (kind === 'email') return <a href={`mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`}>{value}</a>
  if (/^https?:\/\//i.test(value))
    return (
      <a href={value} rel="noreferrer">
        {value}
      </a>
    )
  return value
}
