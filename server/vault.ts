import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps secrets that must be had back (passwords of mailboxes): a dump of the database alone does not tell them (B7). */
export interface Vault {
  seal(secret: string): Buffer
  /** Throws when it was sealed with another key, or changed. */
  open(sealed: Buffer): string
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The vault whose key lies beside the data, `secret.key`, made at the first start and readable by its owner only. */
export async function openVault(dataDir: string): Promise<Vault> {
  const key = await keyIn(join(dataDir, 'secret.key'))
  return {
    seal: (secret) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
      const text = [decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]
      return Buffer.concat(text).toString('utf8')
    },
  }
}

async function keyIn(path: string): Promise<Buffer> {
  const found = await readFile(path).catch(() => null)
  if (found === null) {
    await makeKey(path)
    return keyIn(path)
  }
  if (found.length !== KEY_BYTES) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes`)
  return found
}

/** Whole or not at all, and once only, whoever else starts at the same moment. */
async function makeKey(path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(randomBytes(KEY_BYTES))
    await file.sync()
    await file.close()
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
}
