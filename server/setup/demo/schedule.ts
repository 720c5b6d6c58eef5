import type { Calendar } from '../../../core/time/calendar.ts'
import { HOUR, MINUTE, SECOND, shift, type Instant, type Span } from '../../../core/time/instant.ts'
import { addWork, workBetween } from '../../../core/time/worktime.ts'
import { openingFrom } from '../../../core/time/openings.ts'
import type { Step, Story } from './story.ts'

/** Something that happens at an instant: a registration (`step` null) or a step of its story. */
export interface Scene {
  readonly at: Instant
  readonly story: Story
  readonly step: Step | null
}

/** All stories in the order of time, in working time counted back from today's instant. Throws when one ends after it. */
export function schedule(
  stories: readonly Story[],
  { calendar, today }: { calendar: Calendar; today: Instant },
): Scene[] {
  const scenes = stories.flatMap((story, index) => scenesOf(story, { index, calendar, today }))
  return scenes.sort((a, b) => a.at - b.at)
}

function scenesOf(
  story: Story,
  { index, calendar, today }: { index: number; calendar: Calendar; today: Instant },
): Scene[] {
  const begun = workBefore({ calendar, end: today, span: wholeSeconds(story.ago * HOUR) })
  let at = story.evening === true ? eveningOf(calendar, begun) : begun
  const scenes: Scene[] = [{ at, story, step: null }]
  for (const [nth, step] of story.steps.entries()) {
    const span = wholeSeconds(step.after * HOUR + unevenness(index, nth))
    const added = addWork({ calendar, start: at, span })
    if (added.state !== 'due' || added.due > today) throw new Error(`the story ${story.key} ends after today`)
    at = added.due
    scenes.push({ at, story, step })
  }
  return scenes
}

/** Nobody works by the full minute. */
const unevenness = (index: number, nth: number): number =>
  ((index * 7 + nth * 11) % 4) * MINUTE + ((index * 37 + nth * 53) % 60) * SECOND

const wholeSeconds = (span: number): Span => (Math.round(span / SECOND) * SECOND) as Span

/** The latest instant from which so much working time has passed until the end. */
export function workBefore({ calendar, end, span }: { calendar: Calendar; end: Instant; span: Span }): Instant {
  let early = shift(end, -120 * 24 * HOUR)
  let late = end
  while (late - early > SECOND) {
    const middle = shift(early, Math.floor((late - early) / 2 / SECOND) * SECOND)
    if (workBetween({ calendar, start: middle, end }).worked >= span) early = middle
    else late = middle
  }
  return early
}

/** The evening after the working day of an instant: three to four hours after closing. */
function eveningOf(calendar: Calendar, at: Instant): Instant {
  const opening = openingFrom(calendar, at)
  return opening === undefined ? at : shift(opening.to, 3 * HOUR + (at % HOUR))
}
