import { checkFiles } from '../server/files/check.ts'
import { verifyDatabase } from '../server/tickets/verify.ts'
import { withHouse } from './house.ts'

/** `asmo verify`: every request's chain, texts, replay and columns; every stored file and raw letter. Exit code 1 when anything differs. */
export const verify = (): Promise<number> =>
  withHouse({ when: 'beside' }, async ({ house, regulations }) => {
    const { database, files: store } = house
    const requests = await database.read((reader) => verifyDatabase({ reader, regulations, now: house.now() }))
    const files = await checkFiles(database, store)
    for (const problem of requests.problems) console.log(JSON.stringify(problem))
    for (const problem of files.problems) console.log(JSON.stringify({ file: problem.id, ...problem }))
    for (const problem of files.letterProblems) console.log(JSON.stringify({ letter: problem.id, ...problem }))
    const problems = requests.problems.length + files.problems.length + files.letterProblems.length
    console.log(
      `Обращений ${requests.tickets}, событий ${requests.events}, файлов ${files.files}, писем ${files.letters}: расхождений ${problems}.\n` +
        `${requests.tickets} requests, ${requests.events} events, ${files.files} files, ${files.letters} letters: ${problems} mismatches.`,
    )
    return problems === 0 ? 0 : 1
  })
