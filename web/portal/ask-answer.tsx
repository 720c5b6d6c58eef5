import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { Attachments } from '../ui/attachments.tsx'
import { Moment } from '../ui/moment.tsx'
import css from './ticket.module.css'
import { WriteBox } from './write-box.tsx'

/** R5.5: the question itself and the answer in one place; the answer resumes the work by itself. */
export function AskAnswer({ ticket }: { readonly ticket: TicketCard }) {
  const { portal, ticketPage } = useTexts()
  const t = portal.ticket
  const question = ticket.timeline.findLast(({ type }) => type === 'information_requested')
  return (
    <>
      {question && (
        <div className={css.said}>
          <p className={css.saidBy}>
            {t.answer.asked(question.by.name ?? ticketPage.supportService())} · <Moment at={question.at} form="brief" />
          </p>
          <p className={css.words}>{question.text ?? ticketPage.erased()}</p>
          <Attachments files={question.files} />
        </div>
      )}
      <WriteBox
        ticket={ticket}
        place="answer"
        label={t.answer.label()}
        send={t.answer.send()}
        look="primary"
        hint={`${t.waitsMeans()} ${t.answer.follows()}`}
        minRows={4}
      />
    </>
  )
}
