import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** A box or a radio in its label is pressed anywhere on the label, which axe does not know when it measures targets. */
const run = `axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}).then(({ violations }) => violations
  .map((one) => one.id !== 'target-size' ? one : {
    ...one,
    nodes: one.nodes.filter((node) => document.querySelector(node.target[0])?.closest('label') == null),
  })
  .filter((one) => one.nodes.length > 0))`

/** Fails where the page, as it stands, shuts somebody out: no violation that axe calls serious or critical (WCAG 2.2 AA). */
export async function noSeriousViolations(page: Page): Promise<void> {
  await settled(page)
  // The page forbids foreign scripts; what the debugger evaluates is not one.
  await page.evaluate(source)
  const violations = (await page.evaluate(run)) as Violation[]
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  if (serious.length === 0) return
  const lines = serious.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')} — ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
  ])
  throw new Error(`not accessible at ${page.url()}:\n${lines.join('\n')}`)
}

/** A colour halfway through a transition has the contrast of nobody's design. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  )
}
