import { useTexts } from '../language.tsx'
import type { Command } from '../ui/command-palette.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import css from './keys-dialog.module.css'

export interface KeysDialogProps {
  /** What can be done here now, from the palette; those without keys are left out. */
  readonly commands: readonly Command[]
  readonly onClose: () => void
}

/** Every key that is heard on this screen, by groups: `?` from anywhere. */
export function KeysDialog({ commands, onClose }: KeysDialogProps) {
  const { desk: t } = useTexts()
  const moves = ['j', 'k', 'Enter', 'Escape', '/', 'mod+k', 'mod+Enter', '?'] as const
  const groups = new Map<string, { readonly keys: string; readonly label: string }[]>()
  groups.set(
    t.keysEverywhere(),
    moves.map((keys) => ({ keys, label: t.keyMoves[keys]() })),
  )
  for (const { group = t.allActs(), keys, label } of commands)
    if (keys !== undefined && !moves.some((move) => move === keys))
      groups.set(group, [...(groups.get(group) ?? []), { keys, label }])
  return (
    <Dialog open onClose={onClose} title={t.keys()} size="wide">
      <div className={css.groups}>
        {[...groups].map(([group, entries]) => (
          <section key={group} className={css.group}>
            <h3 className={css.title}>{group}</h3>
            <dl className={css.list}>
              {entries.map(({ keys, label }) => (
                <div key={keys} className={css.entry}>
                  <dt>
                    <Kbd keys={keys} />
                    <span className="unseen">{keys}</span>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
