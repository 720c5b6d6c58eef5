import css from './kbd.module.css'

const mac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key or a combination as `useKeys` names it: `mod+k` is shown as Ctrl K or ⌘K. */
export function Kbd({ keys }: { readonly keys: string }) {
  const names = keys.split('+').map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : (named[key] ?? key.toUpperCase())))
  return (
    <kbd className={css.keys} aria-hidden>
      {names.map((name) => (
        <span key={name} className={css.key}>
          {name}
        </span>
      ))}
    </kbd>
  )
}

const named: Readonly<Record<string, string>> = {
  shift: 'Shift',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
}
