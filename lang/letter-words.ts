import type { Language } from '../core/people/roles.ts'

/** What stands in a request where a letter has nothing to put there. */
export const letterWords: Record<
  Language,
  { noSubject: string; noText: string; cut: (characters: number) => string; cameFrom: (who: string) => string }
> = {
  ru: {
    noSubject: '(без темы)',
    noText: '(письмо без текста)',
    cut: (characters) => `[Письмо длиннее: показано начало, ${characters} знаков. Весь текст — в приложенном файле.]`,
    cameFrom: (who) => `Письмо пришло с адреса ${who}`,
  },
  en: {
    noSubject: '(no subject)',
    noText: '(a letter without text)',
    cut: (characters) =>
      `[The letter is longer: this is its beginning, ${characters} characters. The attached file has all of it.]`,
    cameFrom: (who) => `The letter came from ${who}`,
  },
}
