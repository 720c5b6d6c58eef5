import type { DaySecond } from './calendar.ts'
import { DAY_SECONDS, padded } from './day-number.ts'

/** Reads a time of day, `HH:MM` or `HH:MM:SS`, up to `24:00`, the end of the day; undefined for anything else. */
export const parseWallTime = (text: string): DaySecond | undefined => {
  const match = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (match === null) return undefined
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  const total = hour * 3600 + minute * 60 + second
  return minute > 59 || second > 59 || total > DAY_SECONDS ? undefined : (total as DaySecond)
}

/** A time of day written in our own code; throws RangeError where it is none. Input goes through `parseWallTime`. */
export const wallTime = (text: string): DaySecond => {
  const time = parseWallTime(text)
  if (time === undefined) throw new RangeError(`not a time of day: ${text}`)
  return time
}

/** Writes a time of day as `HH:MM`, with seconds only where there are some. */
export const formatWallTime = (time: DaySecond): string => {
  const text = `${padded(Math.floor(time / 3600), 2)}:${padded(Math.floor(time / 60) % 60, 2)}`
  return time % 60 === 0 ? text : `${text}:${padded(time % 60, 2)}`
}
