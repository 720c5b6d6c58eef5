import { useTexts } from '../language.tsx'
import css from '../setup/setup.module.css'
import { Banner } from '../ui/banner.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { defaultPorts, type MailboxDraft, type Wrong } from './mailbox-draft.ts'
import { MailboxOauth } from './mailbox-oauth.tsx'

export interface MailboxImapProps {
  readonly draft: MailboxDraft
  readonly onDraft: (draft: MailboxDraft) => void
  /** Something secret is kept, which nobody can read. */
  readonly hasSecret: boolean
  readonly wrong: readonly Wrong[]
  /** What the server refused, by field. */
  readonly fields: Readonly<Record<string, string>>
}

const tlsKinds = ['implicit', 'starttls', 'off'] as const

/** How a box is entered and what is taken from it. */
export function MailboxImap({ draft, onDraft, hasSecret, wrong, fields }: MailboxImapProps) {
  const t = useTexts().mailboxes
  return (
    <>
      <div className={css.halves}>
        <TextInput
          label={t.host()}
          placeholder="imap.yandex.ru"
          value={draft.host}
          onChange={(host) => onDraft({ ...draft, host })}
          error={fields['imap.host']}
        />
        <TextInput
          label={t.port()}
          inputMode="numeric"
          value={draft.port}
          onChange={(port) => onDraft({ ...draft, port })}
          error={wrong.includes('port') ? t.portWrong() : fields['imap.port']}
        />
      </div>
      <Segments
        label={t.tls()}
        value={draft.tls}
        onChange={(tls) =>
          onDraft({ ...draft, tls, port: draft.port === defaultPorts[draft.tls] ? defaultPorts[tls] : draft.port })
        }
        options={tlsKinds.map((value) => ({ value, label: t.tlsKinds[value]() }))}
        error={fields['imap.tls']}
      />
      {draft.tls === 'off' && <Banner tone="warn">{t.tlsOff()}</Banner>}
      <div className={css.halves}>
        <TextInput
          label={t.user()}
          hint={t.userHint()}
          autoComplete="off"
          value={draft.user}
          onChange={(user) => onDraft({ ...draft, user })}
          error={fields['imap.user']}
        />
        {!draft.withOauth && (
          <TextInput
            label={t.password()}
            hint={hasSecret ? t.passwordKept() : t.passwordHint()}
            type="password"
            autoComplete="new-password"
            value={draft.password}
            onChange={(password) => onDraft({ ...draft, password })}
            error={fields['password']}
          />
        )}
      </div>
      <MailboxOauth draft={draft} onDraft={onDraft} hasSecret={hasSecret} fields={fields} />
      <div className={css.halves}>
        <TextInput
          label={t.folder()}
          value={draft.folder}
          onChange={(folder) => onDraft({ ...draft, folder })}
          error={fields['imap.folder']}
        />
        <TextInput
          label={t.takeFrom()}
          hint={t.takeFromHint()}
          type="datetime-local"
          value={draft.takeFrom}
          onChange={(takeFrom) => onDraft({ ...draft, takeFrom })}
          error={wrong.includes('takeFrom') ? t.takeFromWrong() : fields['imap.takeFrom']}
        />
      </div>
      <Segments
        label={t.after()}
        value={draft.moves ? 'move' : 'leave'}
        onChange={(after) => onDraft({ ...draft, moves: after === 'move' })}
        options={(['leave', 'move'] as const).map((value) => ({ value, label: t.afterKinds[value]() }))}
      />
      {draft.moves && (
        <TextInput
          label={t.moveTo()}
          value={draft.moveTo}
          onChange={(moveTo) => onDraft({ ...draft, moveTo })}
          error={wrong.includes('moveTo') ? t.moveToMissing() : fields['imap.moveTo']}
        />
      )}
    </>
  )
}
