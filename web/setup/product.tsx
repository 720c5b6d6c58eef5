import type { ProductView } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, type MenuAct } from '../ui/menu.tsx'
import { Panel } from '../ui/panel.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { toast } from '../ui/toast.tsx'
import type { Naming } from './name-dialog.tsx'
import css from './setup.module.css'

export interface ProductProps {
  readonly product: ProductView
  readonly dead: string | undefined
  readonly onName: (naming: Naming) => void
}

/** One product with its modules. */
export function Product({ product, dead, onName }: ProductProps) {
  const t = useTexts().setup
  const addModule = (): void =>
    onName({ title: t.addModule(), label: t.moduleName(), path: `/products/${product.id}/modules`, method: 'POST' })
  return (
    <Panel
      title={
        <span className={css.cardHead}>
          {product.name}
          {product.archived && <Badge icon="box">{t.archived()}</Badge>}
        </span>
      }
      aside={
        <span className={css.buttons}>
          <Button size="small" look="quiet" icon="plus" dead={dead} onClick={addModule}>
            {t.addModule()}
          </Button>
          <Acts path={`/products/${product.id}`} thing={product} label={t.productName()} dead={dead} onName={onName} />
        </span>
      }
    >
      {product.modules.length === 0 ? (
        <p className={css.quiet}>{t.noModules()}</p>
      ) : (
        <Table
          label={product.name}
          hideHead
          rows={product.modules}
          keyOf={({ id }) => id}
          faded={({ archived }) => archived}
          columns={[
            {
              key: 'name',
              head: t.moduleName(),
              kind: 'main',
              renderCell: ({ name, archived }) => (
                <TwoLines first={name} second={archived ? t.archived() : undefined} />
              ),
            },
            {
              key: 'acts',
              head: t.actions(),
              kind: 'acts',
              renderCell: (module) => (
                <Acts
                  path={`/modules/${module.id}`}
                  thing={module}
                  label={t.moduleName()}
                  dead={dead}
                  onName={onName}
                />
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

interface ActsProps {
  readonly path: string
  readonly thing: { readonly name: string; readonly archived: boolean }
  readonly label: string
  readonly dead: string | undefined
  readonly onName: (naming: Naming) => void
}

function Acts({ path, thing, label, dead, onName }: ActsProps) {
  const t = useTexts().setup
  const change = useAct<ProductView, { archived: boolean }>({
    method: 'PATCH',
    path,
    stale: [['products']],
    onDone: () => toast({ text: t.saved() }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  const items: readonly MenuAct[] = [
    {
      label: t.rename(),
      icon: 'edit',
      dead,
      onPick: () => onName({ title: t.renameOf(thing.name), label, path, method: 'PATCH', name: thing.name }),
    },
    {
      label: thing.archived ? t.restore() : t.archive(),
      icon: thing.archived ? 'undo' : 'box',
      dead,
      onPick: () => change.mutate({ archived: !thing.archived }),
    },
  ]
  return (
    <Menu
      label={t.actionsFor(thing.name)}
      side="below-end"
      renderTrigger={(opens) => (
        <Button {...opens} look="quiet" size="small" bare icon="dots">
          {t.actionsFor(thing.name)}
        </Button>
      )}
      groups={[{ items }]}
    />
  )
}
