import { inWords, normInWords } from '../../core/regulation/in-words.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { RegulationWords, ServiceCard } from '../../core/regulation/service-wire.ts'
import type { Language } from '../../core/people/roles.ts'
import { openIntervals, type Calendar } from '../../core/time/calendar.ts'
import { formatInstant, type Instant } from '../../core/time/instant.ts'
import { LAST_INSTANT, openingFrom } from '../../core/time/openings.ts'
import { formatWallTime } from '../../core/time/wall-time.ts'
import { dateIn } from '../../core/time/zone.ts'

/** The service's card (R2.2, R2.7, R4): how to reach it, and whether anybody is there at this moment. */
export function serviceCard(
  regulation: Regulation,
  { calendar, now, language }: { calendar: Calendar; now: Instant; language: Language },
): ServiceCard {
  const opening = openingFrom(calendar, now)
  const open = opening !== undefined && opening.from <= now
  const { provider } = regulation
  return {
    provider: { name: provider.name, shortName: provider.shortName, city: provider.city, address: provider.address },
    regulation: { id: regulation.id, version: regulation.version, title: regulation.title[language] },
    contacts: regulation.contacts.map(({ kind, value, label }) => ({ kind, value, label: label[language] })),
    zone: calendar.zone,
    open,
    until: formatInstant(opening === undefined ? LAST_INSTANT : open ? opening.to : opening.from),
    today: openIntervals(calendar, dateIn(calendar.zone, now)).map(({ from, to }) => [
      formatWallTime(from),
      formatWallTime(to),
    ]),
    norms: regulation.norms.map((norm) => ({
      id: norm.id,
      clause: norm.clause,
      title: norm.title[language],
      text: normInWords(norm, language),
      minutes: norm.target.kind === 'working' ? norm.target.minutes : null,
    })),
  }
}

/** The whole document in words, written from the data that the clocks use. */
export const regulationInWords = (regulation: Regulation, language: Language): RegulationWords => ({
  id: regulation.id,
  version: regulation.version,
  title: regulation.title[language],
  paragraphs: inWords(regulation, language).map(({ clause, title, text, items }) => ({
    clause,
    title,
    text,
    items: [...items],
  })),
})
