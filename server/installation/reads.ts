import type { Reader } from '../../db/connect.ts'

/** Who this installation is, and what its tokens are made with. */
export interface Installation {
  readonly id: string
  readonly epoch: number
  readonly secret: Buffer
}

export const readInstallation = (reader: Reader): Promise<Installation> =>
  reader.selectFrom('installation').select(['id', 'epoch', 'secret']).executeTakeFirstOrThrow()
