import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let launched: Promise<Browser> | undefined

/** The one browser of this file of stories; every person gets a profile of his own in it. */
export const theBrowser = (): Promise<Browser> =>
  (launched ??= chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: flags,
  }))

export async function closeBrowser(): Promise<void> {
  await (await launched)?.close()
  launched = undefined
}
