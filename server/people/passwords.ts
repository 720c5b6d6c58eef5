import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default), 46 MiB, two passes: about 60 ms of one core here, and as much memory for each guess (OWASP, RFC 9106). */
const cost = { memoryCost: 47_104, timeCost: 2, parallelism: 1 }

/** A hash to be kept; its parameters stand in it, so that they can grow later. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/**
 * Whether the password is the one that was hashed. Without a hash (nobody of that name, no password set, disabled) it
 * works just as long and says no, so that the time does not tell who exists (G1).
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const right = await verify(kept ?? nobody, password.normalize('NFKC'))
  return kept !== null && right
}

/** The hash of a random text that was thrown away, at the same cost as all others. */
const nobody = '$argon2id$v=19$m=47104,t=2,p=1$ruvt3vDJhFsvFuDdueb9cQ$VlCENDO6Ex13gV8KrYtMItm8Kg+1ot0r0efdyNUGndI'
