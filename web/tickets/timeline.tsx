import { Fragment, type ReactNode } from 'react'
import type { FactType } from '../../core/tickets/events.ts'
import type { TicketCard, TimelineEntry } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { Attachments } from '../ui/attachments.tsx'
import { Icon } from '../ui/icon.tsx'
import { Message, NewHere, SystemEvent, Timeline } from '../ui/timeline.tsx'
import { iconOf, isSpoken, needsMark, paperOf } from './entry.ts'
import { LetterWords } from './letter-words.tsx'
import { Letters } from './letters.tsx'
import css from './timeline.module.css'

export interface TicketTimelineProps {
  readonly ticket: Pick<TicketCard, 'timeline' | 'notices' | 'requester' | 'requesterContact' | 'customer'>
  /** The `seq` that the reader had seen before he came; undefined: nothing to compare with. */
  readonly seen?: number | undefined
  /** The `seq` that was there when the page was opened: what came later is marked softly. */
  readonly opened?: number | undefined
  /** The reader: what he did himself needs no mark. */
  readonly me?: string | undefined
}

/** The story of a request, the same facts for both sides (R5.4): messages, moves, decisions, letters. */
export function TicketTimeline({ ticket, seen, opened, me }: TicketTimelineProps) {
  const t = useTexts().ticketPage
  // What comes while one is here is marked otherwise.
  const newAt = ticket.timeline.find(
    ({ seq }) => seen !== undefined && seq > seen && (opened === undefined || seq <= opened),
  )?.seq
  return (
    <Timeline label={t.timeline()}>
      {ticket.timeline.map((entry, at) => (
        <Fragment key={entry.seq}>
          {entry.seq === newAt && at > 0 && <NewHere />}
          <Entry
            entry={entry}
            ticket={ticket}
            fresh={opened !== undefined && entry.seq > opened && (me === undefined || entry.by.id !== me)}
          />
        </Fragment>
      ))}
    </Timeline>
  )
}

interface EntryProps {
  readonly entry: TimelineEntry
  readonly ticket: TicketTimelineProps['ticket']
  readonly fresh: boolean
}

function Entry({ entry, ticket, fresh }: EntryProps) {
  const { ticketPage: t, events, tickets } = useTexts()
  const forStaff = useSession().person.side === 'provider'
  const sentence = events[entry.type as FactType](entry)
  const letters = <Letters notices={ticket.notices.filter(({ seq }) => seq === entry.seq)} />
  const author = entry.by.name ?? (entry.by.side === 'provider' ? t.supportService() : t.system())
  if (!isSpoken(entry)) {
    const foot = (
      <>
        <Told entry={entry} />
        <Attachments files={entry.files} />
        {letters}
      </>
    )
    return (
      <SystemEvent icon={iconOf(entry)} at={entry.at} quote={entry.text ?? undefined} foot={foot} fresh={fresh}>
        {sentence}
        {entry.by.side !== 'system' && !sentence.includes(author) && <span className={css.by}> · {author}</span>}
      </SystemEvent>
    )
  }
  const { told } = entry.detail
  const paper = paperOf(entry)
  const onBehalf = entry.type === 'registered' && entry.by.side === 'provider'
  const speaker = told?.person.name ?? (onBehalf ? ticket.requester.name : author)
  const writtenBy = told !== undefined || onBehalf ? t.writtenDownBy(author) : undefined
  const company = paper === 'customer' && entry.by.side === 'customer' ? ticket.customer.name : undefined
  const channel = entry.channel === 'web' || entry.channel === 'clock' ? '' : tickets.channel(entry.channel)
  const detail = [writtenBy ?? company, channel].filter(Boolean).join(', ')
  return (
    <Message
      kind={paper}
      author={speaker}
      authorDetail={detail === '' ? undefined : detail}
      at={entry.at}
      mark={needsMark(entry) && <Mark entry={entry}>{sentence}</Mark>}
      text={entry.text ?? (entry.erased ? t.erased() : '')}
      body={letterBody({ entry, ticket, author: speaker, forStaff })}
      files={entry.files}
      foot={letters}
      fresh={fresh}
    />
  )
}

interface LetterBodyOf {
  readonly entry: TimelineEntry
  readonly ticket: TicketTimelineProps['ticket']
  readonly author: string
  readonly forStaff: boolean
}

/** What came by mail; undefined: words without a letter, or words that were erased. */
function letterBody({ entry, ticket, author, forStaff }: LetterBodyOf): ReactNode {
  const { letter, text, by } = entry
  if (letter === null || text === null) return undefined
  const known = by.id === ticket.requester.id ? ticket.requesterContact?.email : undefined
  return <LetterWords text={text} letter={letter} author={author} known={known} forStaff={forStaff} />
}

function Mark({ entry, children }: { readonly entry: TimelineEntry; readonly children: ReactNode }) {
  return (
    <>
      <span className={css.mark}>
        <Icon name={iconOf(entry)} size={16} />
        {children}
      </span>
      <Told entry={entry} />
    </>
  )
}

/** How the customer told a decision that staff wrote down (U19). */
function Told({ entry }: { readonly entry: TimelineEntry }) {
  const note = entry.detail.told?.note
  return note ? <blockquote className={css.told}>{note}</blockquote> : null
}
