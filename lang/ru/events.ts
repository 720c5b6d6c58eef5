/** What happened to a request, one line an event, for timelines. */
export const events = {}
