/** Notices, their delivery states and the outbox screen. */
export const notices = {}
