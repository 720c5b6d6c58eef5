import { deepEqual, ok } from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** What a hostile text achieved in one browser. Everything in it must stay empty. */
export interface Watch {
  /** Fails where anything of a text came to life on the page as it stands, or got out of it. */
  check(where: string): Promise<void>
}

/** In the page, before anything of it runs. */
const listen = `
  window.violations = []
  addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI))
`

/** What stands in the document and in its frames. */
const look = `(() => {
  const documents = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument).filter(Boolean)]
  const all = (selector) => documents.flatMap((one) => [...one.querySelectorAll(selector)])
  return {
    ran: window.evil ?? null,
    violations: window.violations,
    elements: all('[data-evil], [onerror], [onload], [onfocus], [ontoggle], base[href], object, embed').map((one) => one.outerHTML),
    links: all('a[href], area[href]').map((one) => one.href).filter((href) => !/^(?:https?|mailto|tel):/.test(href)),
    sources: all('[src], [srcset], [poster], [background]').map((one) => one.src || one.outerHTML).filter((src) => !src.startsWith(location.origin)),
    hidden: document.querySelector('main')?.checkVisibility() !== true,
  }
})()`

const nothing = { ran: null, violations: [], elements: [], links: [], sources: [], hidden: false }

/** Watches everything that this browser does from now on. Its page is loaded anew by whoever goes on. */
export async function watch(page: Page, origin: string): Promise<Watch> {
  const escaped: string[] = []
  const context = page.context()
  await context.addInitScript(listen)
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) escaped.push(`request: ${url}`)
  })
  context.on('page', (opened) => void escaped.push(`window: ${opened.url()}`))
  page.on('dialog', (dialog) => {
    escaped.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return {
    check: async (where) => {
      deepEqual(await page.evaluate(look), nothing, where)
      deepEqual(escaped, [], where)
      ok(page.url().startsWith(`${origin}/`), `${where}: still at home, not at ${page.url()}`)
    },
  }
}
