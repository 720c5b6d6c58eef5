import { counted, number, quoted } from '../format.ts'

const letter = { one: 'письмо', few: 'письма', many: 'писем' }

/** What the page of a request says on both sides: story, clocks, files, letters. */
export const ticketPage = {
  theirTickets: () => 'Обращения заказчика',
  openOfAll: (open: number, all: number) =>
    all === 0 ? 'Нет обращений' : `Открытых: ${number('ru', open)}, всего: ${number('ru', all)}`,
  timeline: () => 'История обращения',
  supportService: () => 'Служба поддержки',
  system: () => 'Система',
  erased: () => 'Текст удалён по закону о персональных данных',
  writtenDownBy: (name: string) => `со слов заказчика, запись: ${name}`,
  letters: (count: number) => counted('ru', count, letter),
  showQuote: () => 'Показать цитату',
  showSignature: () => 'Показать подпись',
  notDelivered: (count: number) => `не доставлено: ${count}`,
  notNow: (state: string) => `Не сейчас: ${quoted('ru', state)}`,
  onDuty: () => 'дежурные специалисты службы поддержки',
  lettersTo: () => 'Письмо получат:',
  due: () => 'Срок:',
  reached: () => 'сделано',
  standsBecause: (why: string) => `Часы стоят: ${why}`,
  uncoveredShort: () => 'Вне договора',
  checksum: () => 'SHA-256',
}
