/** Roles, lines, staff and their administration. */
export const people = {}
