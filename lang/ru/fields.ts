import { counted } from '../format.ts'

const characters = { one: 'знака', few: 'знаков', many: 'знаков' }

/** What is wrong with one field of what was sent, said to a person who filled it in. */
export const fields = {
  required: () => 'Заполните это поле',
  tooShort: (least: number) => `Нужно не меньше ${counted('ru', least, characters)}`,
  tooLong: (most: number) => `Слишком длинно: не больше ${counted('ru', most, characters)}`,
  email: () => 'Проверьте адрес почты, например ivanova@zavod.ru',
  date: () => 'Укажите дату',
  text: () => 'Проверьте, что здесь написано: есть недопустимые знаки',
}
