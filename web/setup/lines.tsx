import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LineView } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Panel } from '../ui/panel.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import { FormDialog } from './form-dialog.tsx'
import { linesQuery } from './queries.ts'
import { administrators, useDead } from './rights.ts'
import css from './setup.module.css'

/** The lines of support (R2.1), in the order in which requests come to them. */
export function Lines() {
  const t = useTexts().setup
  const dead = useDead()(administrators)
  const [asked, setAsked] = useState<LineView | 'new'>()
  const { data = [] } = useQuery(linesQuery)
  return (
    <Panel
      title={t.lines()}
      aside={
        <Button size="small" icon="plus" dead={dead} onClick={() => setAsked('new')}>
          {t.addLine()}
        </Button>
      }
    >
      <div className={css.stack}>
        <p className={css.quiet}>{t.linesText()}</p>
        {data.length > 0 && <LineRows lines={data} dead={dead} onEdit={setAsked} />}
      </div>
      {asked !== undefined && (
        <LineDialog
          line={asked === 'new' ? null : asked}
          nextRank={Math.min(99, Math.max(0, ...data.map(({ rank }) => rank)) + 1)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  )
}

interface LineRowsProps {
  readonly lines: readonly LineView[]
  readonly dead: string | undefined
  readonly onEdit: (line: LineView) => void
}

function LineRows({ lines, dead, onEdit }: LineRowsProps) {
  const t = useTexts().setup
  const change = useAct<LineView, { id: string; archived: boolean }>({
    method: 'PATCH',
    path: ({ id }) => `/lines/${id}`,
    body: ({ archived }) => ({ archived }),
    stale: [['lines']],
    onDone: () => toast({ text: t.saved() }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  return (
    <Table
      label={t.lines()}
      rows={lines}
      keyOf={({ id }) => id}
      faded={({ archived }) => archived}
      columns={[
        {
          key: 'name',
          head: t.lineName(),
          kind: 'main',
          renderCell: ({ name, archived }) => <TwoLines first={name} second={archived ? t.archived() : undefined} />,
        },
        { key: 'rank', head: t.rank(), kind: 'figure', renderCell: ({ rank }) => rank },
        { key: 'people', head: t.staff(), kind: 'figure', renderCell: ({ people }) => t.memberCount(people) },
        {
          key: 'acts',
          head: t.actions(),
          kind: 'acts',
          renderCell: (line) => (
            <Menu
              label={t.actionsFor(line.name)}
              side="below-end"
              renderTrigger={(opens) => (
                <Button {...opens} look="quiet" size="small" bare icon="dots">
                  {t.actionsFor(line.name)}
                </Button>
              )}
              groups={[
                {
                  items: [
                    { label: t.edit(), icon: 'edit', dead, onPick: () => onEdit(line) },
                    {
                      label: line.archived ? t.restore() : t.archive(),
                      icon: line.archived ? 'undo' : 'box',
                      dead,
                      onPick: () => change.mutate({ id: line.id, archived: !line.archived }),
                    },
                  ],
                },
              ]}
            />
          ),
        },
      ]}
    />
  )
}

interface LineDialogProps {
  readonly line: LineView | null
  readonly nextRank: number
  readonly onClose: () => void
}

function LineDialog({ line, nextRank, onClose }: LineDialogProps) {
  const t = useTexts().setup
  const [name, setName] = useState(line?.name ?? '')
  const [rank, setRank] = useState(String(line?.rank ?? nextRank))
  const [wrong, setWrong] = useState(false)
  const act = useAct<LineView, { name: string; rank: number }>({
    method: line === null ? 'POST' : 'PATCH',
    path: line === null ? '/lines' : `/lines/${line.id}`,
    stale: [['lines'], ['staff']],
    onDone: () => {
      toast({ text: t.saved() })
      onClose()
    },
  })
  const fields = act.error?.fields ?? {}
  const send = (): void => {
    const isRank = /^[1-9]\d?$/.test(rank.trim())
    setWrong(!isRank)
    if (isRank) act.mutate({ name, rank: Number(rank) })
  }
  return (
    <FormDialog
      title={line === null ? t.addLine() : t.editLine()}
      submit={line === null ? t.addLine() : t.save()}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={send}
    >
      <TextInput label={t.lineName()} autoFocus value={name} onChange={setName} error={fields['name']} />
      <TextInput
        label={t.rank()}
        hint={t.rankHint()}
        inputMode="numeric"
        value={rank}
        onChange={setRank}
        error={wrong ? t.rankWrong() : fields['rank']}
      />
    </FormDialog>
  )
}
