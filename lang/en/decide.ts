import type { decide as ru } from '../ru/decide.ts'

export const decide: typeof ru = {
  hello: (name) => `Hello, ${name}!`,
  acceptTitle: (number) => `Accept the resolution of request No. ${number}?`,
  returnTitle: (number) => `Return request No. ${number} for rework?`,
  acceptWhat: () => 'The request will be closed. Should the problem come back, it can be reopened.',
  returnWhat: () => 'The request goes back to the specialist, and its clock runs on.',
  otherWay: {
    accept: () => 'It did not help? Open the other link of the same letter, “Return for rework”.',
    return: () => 'It did help after all? Open the other link of the same letter, “Accept the resolution”.',
  },
  acceptDo: (number) => `Accept the resolution and close request No. ${number}`,
  returnDo: () => 'Return for rework',
  reason: () => 'What is wrong',
  reasonHint: () => 'The specialist sees these words in the request',
  reasonMissing: () => 'Write what is wrong: without it the specialist cannot know what to mend',
  acceptedTitle: (number) => `Request No. ${number} is closed`,
  acceptedText: () => 'Thank you for checking. Messages and files stay in the request.',
  returnedTitle: (number) => `Request No. ${number} was returned for rework`,
  returnedText: () => 'The specialist sees the reason and goes on working.',
  seeTicket: () => 'Open the request',
  notYou: (provider) => `The support service of ${provider} sent the letter. Not meant for you? Just close this page.`,
  deadTitle: () => 'Nothing can be decided by this link any more',
  dead: () =>
    'It was used, its time is over, or the resolution has changed since. Sign in to see how the request stands.',
  signIn: () => 'Sign in and look',
}
