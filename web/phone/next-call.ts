const listeners = new Set<() => void>()

/** The form, when it is open, hears that a call comes in. */
export function onNextCall(hear: () => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

/** True when the open form has taken it. */
export function nextCall(): boolean {
  for (const hear of listeners) hear()
  return listeners.size > 0
}
