import { createHash } from 'node:crypto'
import type { Random } from '../house.ts'

/** A secret for a session cookie or a one-time link: 256 random bits, written so that a link can carry it (G7). */
export const newToken = (random: Random): string => random.bytes(32).toString('base64url')

/** What the database keeps of a token: the SHA-256 of its text. A stolen database opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()
