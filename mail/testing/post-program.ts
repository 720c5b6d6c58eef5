// A program of its own with nothing but the post room, to be killed: `node post-program.ts DATABASE_URL DATA_DIR`.
import { join } from 'node:path'
import process from 'node:process'
import { openDatabase } from '../../db/connect.ts'
import { openListener } from '../../db/listen.ts'
import { systemNow } from '../../server/clock/now.ts'
import { openHouse } from '../../server/open-house.ts'
import { startPostRoom } from '../post-room.ts'

const [url = '', dataDir = ''] = process.argv.slice(2)
const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: object) => console.error(JSON.stringify(facts)),
}
const database = await openDatabase({ url, name: 'asmo killed', size: 6, log: () => undefined })
const listener = await openListener({ url, log: () => undefined })
const { house } = await openHouse({
  database,
  dataDir,
  now: systemNow,
  baseUrl: () => 'http://127.0.0.1',
  maxFileSize: 10_000_000,
})
const room = await startPostRoom({
  house,
  filesFolder: join(dataDir, 'files'),
  listener,
  log: quiet,
  mailFrom: 'support@help.example',
  replyTo: null,
  bounceTo: null,
  authservId: null,
  listen: 'smtp://127.0.0.1:0',
  maxSize: 10_000_000,
  pollMs: 300,
})
console.log(room.port)
