/** The front door: which command, and nothing of another one is loaded. `node main.ts help` lists them. */
import process from 'node:process'
import { tellFailure } from './bin/failure.ts'

const [command = 'help', ...words] = process.argv.slice(2)

try {
  process.exitCode = await run()
} catch (error) {
  process.exitCode = tellFailure(error)
}

async function run(): Promise<number> {
  switch (command) {
    case 'start':
      return (await import('./bin/start.ts')).start(words)
    case 'migrate':
      return (await import('./bin/migrate.ts')).runMigrations()
    case 'demo':
      return (await import('./bin/demo.ts')).demo()
    case 'verify':
      return (await import('./bin/verify.ts')).verify()
    case 'user':
      return (await import('./bin/user.ts')).user(words)
    case 'worktime':
      await (await import('./bin/worktime.ts')).worktime(process.stdin, process.stdout)
      return 0
    case 'mail':
      return await explainMail()
    case 'help':
    case '--help':
      console.log((await import('./bin/help.ts')).help)
      return 0
    default:
      console.error(`Нет такой команды: ${command} / no such command\n\n${(await import('./bin/help.ts')).help}`)
      return 2
  }
}

/** A letter is explained without a database; one that runs anyway says where it would go. */
async function explainMail(): Promise<number> {
  const { mail } = await import('./bin/mail.ts')
  const placing = await (await import('./bin/placing.ts')).openPlacing()
  try {
    return await mail(words, process, placing)
  } finally {
    await placing?.close()
  }
}
