import { useState } from 'react'
import type { PostRoom } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { administrators, useStaff } from '../setup/rights.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Drafts } from './drafts.tsx'
import css from './post.module.css'

/** What is wrong with the mail itself, letters that the daily cap holds back, and people who are to be confirmed. */
export function PostBanners({ room }: { readonly room: PostRoom }) {
  const t = useTexts().post
  const { role } = useStaff()
  const broken = room.mailboxes.filter(({ problem }) => problem !== null)
  const [shows, setShows] = useState(false)
  const mends = administrators.includes(role)
  if (broken.length === 0 && !room.capped && room.drafts === 0 && !shows) return null
  return (
    <div className={css.banners}>
      {broken.map(({ id, name, problem }) => (
        <Banner
          key={id}
          tone="warn"
          title={t.boxProblem(name)}
          action={
            mends && (
              <ButtonLink to={paths.deskMailboxes()} size="small">
                {t.boxProblemDo()}
              </ButtonLink>
            )
          }
        >
          {problem}
          {!mends && <p>{t.boxProblemAsk()}</p>}
        </Banner>
      ))}
      {room.capped && (
        <Banner tone="warn" title={t.capped()}>
          {t.cappedText()}
        </Banner>
      )}
      {room.drafts > 0 && (
        <Banner
          icon="users"
          action={
            <Button size="small" onClick={() => setShows(true)}>
              {t.draftsShow()}
            </Button>
          }
        >
          {t.drafts(room.drafts)}
        </Banner>
      )}
      {shows && <Drafts onClose={() => setShows(false)} />}
    </div>
  )
}
