import type { organisation as ru } from '../ru/portal-organisation.ts'

export const organisation: typeof ru = {
  inn: (inn) => `INN ${inn}`,
  contracts: () => 'Contracts',
  noContracts: () => 'No contracts. Requests are registered and answered all the same.',
  specification: () => 'Functional specification',
  people: () => 'People',
  managedBy: () => 'Your organisation’s administrator can add and change people.',
  missingTitle: () => 'Nobody is named',
  missing: (competences) =>
    `The regulation asks that somebody of yours masters: ${competences}. Mark it at the right people.`,
  missingAsk: (competences) =>
    `The regulation asks that somebody of yours masters: ${competences}. Your organisation’s administrator can mark it.`,
  you: () => 'this is you',

  profile: {
    title: () => 'Profile',
    about: () => 'About you',
    phoneHint: () => 'So that a specialist can call back.',
    emailHint: () => 'You sign in with this address. Your organisation’s administrator changes it.',
    nameMissing: () => 'Give your name',
    saved: () => 'Profile saved',
    password: () => 'Password',
    current: () => 'Present password',
    currentWrong: () => 'The present password is wrong',
    change: () => 'Change the password',
    changeThen: () => 'Other devices will have to sign in again.',
    changed: () => 'Password changed, other sessions ended',
  },
}
