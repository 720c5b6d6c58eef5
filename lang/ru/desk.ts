/** Screens of the staff workspace: queues, request, composer, phone form, wall. */
export const desk = {}
