/** What a customer decides of a delivery or a resolution (R5.6, R5.7). */
export type VerdictChoice = 'accept' | 'reject'

/**
 * U19: whether the words beside a decision say the opposite of it: «принимаю» with «всё ещё не работает», or a return
 * with «спасибо, всё заработало». A guess, hence a question and never a refusal.
 */
export function contradicts(choice: VerdictChoice, text: string): boolean {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
  const bad = complains(plain)
  return choice === 'accept' ? bad : !bad && praises.test(plain)
}

/** «Ошибка больше не появляется» and «не работало» are about the past. */
const past =
  /больше не \p{L}+|(?:раньше|до этого|прежде)[^.!?]*не \p{L}+|не (?:работал|открывал|запускал|печатал|получал)\p{L}*|no longer \p{L}+/gu

const complaints = [
  /не (?:работа|помог|получ|открыва|печата|исправ|запуска|устраива|подход|решен|решил|провер|могу|можем|грузит|строит|видно|приш)/u,
  /(?:все )?еще не |пока не |так и не /u,
  /по-прежнему|опять|снова (?:ошиб|не |вис|пада|слет)|та же ошибка|осталась ошибка|ошибка осталась/u,
  /still (?:not|no|does|is|fail|broken|wrong|the same)|not (?:work|fixed|solved|help)|n[’']t (?:work|help|open|print|start)|\bbroken\b/u,
]

const complains = (plain: string): boolean => {
  const now = plain.replaceAll(past, ' ')
  return complaints.some((complaint) => complaint.test(now))
}

const praises =
  /спасибо[.! ]*$|(?:все|теперь|опять|снова) (?:\p{L}+ )?(?:работает|хорошо|отлично|нормально|в порядке|получилось|печатает|открывается)|(?:работает|печатает|открывается) (?:отлично|нормально|хорошо|как надо)|заработал|помогло|вопрос решен|можно закры|(?:it|all|everything) (?:\p{L}+ )?works|works (?:fine|well|now)|solved|thank you[.! ]*$|thanks[.! ]*$/u
