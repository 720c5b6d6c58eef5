/** The session cookie: bound to our host and to https where the installation has it (G4). */
export interface CookieKind {
  readonly name: string
  readonly secure: boolean
}

export const cookieKind = ({ https }: { https: boolean }): CookieKind =>
  https ? { name: '__Host-asmo', secure: true } : { name: 'asmo', secure: false }

/** 30 days in seconds; the row in the database decides, this only tells the browser when to forget. */
const MAX_AGE = 30 * 24 * 3600

export const setCookie = ({ name, secure }: CookieKind, token: string): string =>
  `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE}${secure ? '; Secure' : ''}`

export const clearCookie = ({ name, secure }: CookieKind): string =>
  `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`

/** The token in a Cookie header. Two cookies of the name, or one that no `newToken` made, count as none. */
export function tokenIn(header: string | undefined, { name }: CookieKind): string | null {
  if (header === undefined) return null
  const found = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
  const [token] = found
  return found.length === 1 && token !== undefined && /^[\w-]{43}$/.test(token) ? token : null
}
