/** Writes `docs/operate/configuration.md` from the table of settings. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationPage } from '../server/config-page.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'operate')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'configuration.md'), configurationPage())
