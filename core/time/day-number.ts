/**
 * Days counted as whole numbers since 1970-01-01 (negative before), in the proleptic Gregorian calendar.
 * Plain integers and no imports: everything else of core/time stands on this file.
 */
export const DAY_MS = 86_400_000

/** Seconds of an ordinary civil day: the value of the wall time `24:00`. */
export const DAY_SECONDS = 86_400

/** A year, a month (1–12) and a day of the month (1–31). */
export interface YearMonthDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The day number of a date; the date must exist (see `isRealDate`). */
export const dayNumber = ({ year, month, day }: YearMonthDay): number => {
  // March-based years make the leap day the last of the year (Hinnant, "chrono-compatible low-level date algorithms").
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number. */
export const dateOfDayNumber = (day: number): YearMonthDay => {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** Whether the Gregorian calendar has this date: 2026-02-29 and 2026-04-31 are refused, 2024-02-29 is not. */
export const isRealDate = ({ year, month, day }: YearMonthDay): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** The weekday of a day number: 0 is Monday, 6 is Sunday. */
export const weekdayIndex = (day: number): number => (((day + 3) % 7) + 7) % 7

/** A whole number with leading zeros. */
export const padded = (value: number, width: number): string => String(value).padStart(width, '0')

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
