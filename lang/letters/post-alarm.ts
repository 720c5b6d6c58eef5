import type { PostAlarm } from '../../core/notices/post-alarms.ts'
import { facts, go, say } from './blocks.ts'
import type { Letter } from './letter.ts'

/** To the administrators: something is wrong with the mail, and where to look. */
export const postAlarm: Letter<'post_alarm'> = {
  ru: (given, desk) => ({
    subject: russian[given.kind].subject,
    blocks: [
      say(russian[given.kind].say),
      ...facts(
        ['Ящик', given.mailbox],
        ['Отправитель', given.address],
        ['Писем', String(given.count)],
        ['С', desk.when(given.since)],
      ),
      go('Открыть почту', desk.postLink()),
    ],
  }),
  en: (given, desk) => ({
    subject: english[given.kind].subject,
    blocks: [
      say(english[given.kind].say),
      ...facts(
        ['Mailbox', given.mailbox],
        ['Sender', given.address],
        ['Letters', String(given.count)],
        ['Since', desk.when(given.since)],
      ),
      go('Open the post room', desk.postLink()),
    ],
  }),
}

type Words = Record<PostAlarm, { readonly subject: string; readonly say: string }>

const russian: Words = {
  mailbox: {
    subject: 'Почтовому ящику нужно внимание',
    say: 'Письма из ящика не забираются или взятое не переносится. Ничего не пропадёт: они остаются на сервере. Что именно не так, сказано на экране «Почтовые ящики».',
  },
  flood: {
    subject: 'Слишком много писем от одного отправителя',
    say: 'Письма этого отправителя задержаны и ждут вашего решения. Письма других принимаются как обычно.',
  },
  loop: {
    subject: 'Похоже, нам отвечает автомат',
    say: 'Автоматические письма на этот адрес остановлены, чтобы две программы не переписывались друг с другом. Письма сотрудников уходят как обычно.',
  },
  uid_validity: {
    subject: 'Почтовый ящик создан заново',
    say: 'Сервер сменил нумерацию писем в ящике. Старые письма узнаются и второй раз приняты не будут; проверьте, тот ли это ящик.',
  },
  too_large: {
    subject: 'Слишком большое письмо в ящике',
    say: 'Письмо больше, чем разрешает MAIL_MAX_SIZE. Оно осталось в почтовом ящике и не принято: посмотрите его там.',
  },
  quarantine: {
    subject: 'Письмо в карантине',
    say: 'Письмо не удалось прочитать или принять с трёх попыток. Оно сохранено целиком и ждёт вашего решения.',
  },
  daily_cap: {
    subject: 'Дневной предел писем исчерпан',
    say: 'Сегодня ушло столько писем, сколько разрешает MAIL_DAILY_CAP. Остальные ждут в очереди до завтра, ничего не потеряно.',
  },
}

const english: Words = {
  mailbox: {
    subject: 'A mailbox needs attention',
    say: 'Its letters are not fetched, or what was taken is not moved away. Nothing is lost: they stay on the server. The screen of mailboxes says what is wrong.',
  },
  flood: {
    subject: 'Too many letters from one sender',
    say: 'The letters of this sender are held and wait for your decision. Those of others are taken as ever.',
  },
  loop: {
    subject: 'A machine seems to answer us',
    say: 'Automatic letters to this address have stopped, so that two programs do not write to each other. What people write goes on.',
  },
  uid_validity: {
    subject: 'A mailbox was made anew',
    say: 'The server numbers the letters of the mailbox anew. Old letters are recognised and not taken again; make sure that it is the right mailbox.',
  },
  too_large: {
    subject: 'A letter in a mailbox is too large',
    say: 'It is larger than MAIL_MAX_SIZE allows. It stays in the mailbox and was not taken: look at it there.',
  },
  quarantine: {
    subject: 'A letter is in quarantine',
    say: 'A letter could not be read or taken in three attempts. It is kept as a whole and waits for your decision.',
  },
  daily_cap: {
    subject: 'No more letters leave today',
    say: 'As many letters have left today as MAIL_DAILY_CAP allows. The others wait in the queue until tomorrow; nothing is lost.',
  },
}
