import { useTexts } from '../language.tsx'
import css from '../setup/setup.module.css'
import { Checkbox } from '../ui/choice.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { MailboxDraft } from './mailbox-draft.ts'

export interface MailboxOauthProps {
  readonly draft: MailboxDraft
  readonly onDraft: (draft: MailboxDraft) => void
  /** Something secret is kept, which nobody can read. */
  readonly hasSecret: boolean
  readonly fields: Readonly<Record<string, string>>
}

/** OAuth2 in the place of a password; folded away, since few need it. */
export function MailboxOauth({ draft, onDraft, hasSecret, fields }: MailboxOauthProps) {
  const t = useTexts().mailboxes
  return (
    <>
      <Checkbox
        label={t.oauth()}
        text={t.oauthText()}
        checked={draft.withOauth}
        onChange={(withOauth) => onDraft({ ...draft, withOauth })}
      />
      {draft.withOauth && (
        <div className={css.halves}>
          <TextInput
            label={t.tokenUrl()}
            type="url"
            value={draft.tokenUrl}
            onChange={(tokenUrl) => onDraft({ ...draft, tokenUrl })}
            error={fields['oauth.tokenUrl']}
          />
          <TextInput
            label={t.clientId()}
            value={draft.clientId}
            onChange={(clientId) => onDraft({ ...draft, clientId })}
            error={fields['oauth.clientId']}
          />
          <TextInput
            label={t.clientSecret()}
            hint={hasSecret ? t.secretKept() : undefined}
            type="password"
            optional={!hasSecret}
            autoComplete="new-password"
            value={draft.clientSecret}
            onChange={(clientSecret) => onDraft({ ...draft, clientSecret })}
            error={fields['clientSecret']}
          />
          <TextInput
            label={t.refreshToken()}
            hint={hasSecret ? t.secretKept() : undefined}
            type="password"
            autoComplete="new-password"
            value={draft.refreshToken}
            onChange={(refreshToken) => onDraft({ ...draft, refreshToken })}
            error={fields['refreshToken']}
          />
          <TextInput
            label={t.scope()}
            optional
            value={draft.scope}
            onChange={(scope) => onDraft({ ...draft, scope })}
            error={fields['oauth.scope']}
          />
        </div>
      )}
    </>
  )
}
