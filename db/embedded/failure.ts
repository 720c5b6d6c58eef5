/** Why the embedded server could not be started; the words are stable, the messages are for people. */
export type EmbeddedFailureCode =
  | 'data_in_use'
  | 'no_account'
  | 'no_binaries'
  | 'wrong_owner'
  | 'wrong_version'
  | 'not_started'

export class EmbeddedFailure extends Error {
  readonly code: EmbeddedFailureCode

  constructor(code: EmbeddedFailureCode, message: string) {
    super(message)
    this.name = 'EmbeddedFailure'
    this.code = code
  }
}
