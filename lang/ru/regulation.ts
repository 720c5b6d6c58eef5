import type { ProblemWord } from '../../core/regulation/problem.ts'
import type { VulnerabilityReading } from '../../core/regulation/regulation.ts'

const problems: Record<ProblemWord, string> = {
  norms_contradict: 'Два норматива относятся к одному и тому же случаю. Сузьте условие одного из них',
  no_norm_for_case: 'Для этого случая нет норматива. Добавьте его или расширьте условие другого',
  duplicate_id: 'Обозначение норматива повторяется',
  duplicate_service: 'Услуга указана дважды',
  critical_only_for_defects: 'Критической бывает только ошибка системы: ограничьте вид обращения',
  reaction_never_pauses: 'Время реакции не останавливается',
  reaction_needs_hours: 'Время реакции задаётся в часах, а не плановым сроком',
  condition_matches_nothing: 'Такому условию не отвечает ни одно обращение',
  not_a_positive_whole_number: 'Нужно целое число больше нуля',
  near_not_before_due: 'Предупреждение сработает раньше, чем начнётся срок. Уменьшите его',
  days_not_ascending: 'Дни напоминаний должны возрастать',
  closing_needs_two_reminders: 'До закрытия без ответа нужны хотя бы два напоминания',
}
const readings: Record<VulnerabilityReading, string> = {
  hours_72: '72 часа подряд',
  civil_days: 'три календарных дня',
  working_days: 'три рабочих дня',
}

/** The regulation's editor and its page. The document itself speaks in `core/regulation/in-words.ts`. */
export const regulation = {
  problem: (word: ProblemWord) => problems[word],
  vulnerability: (reading: VulnerabilityReading) => readings[reading],
}
