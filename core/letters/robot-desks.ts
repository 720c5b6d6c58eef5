import type { Letter } from './letter.ts'
import { flatWords, saysAny } from './robot-words.ts'

/**
 * Whether another help desk confirms that it has received something (E1). Their agents are people who write through the
 * same program, so its mark alone says nothing (and forged from outside it means no more, D4); it takes two of three:
 * the program's mark, the words of a confirmation, the words that a machine wrote this. A person who forwards or quotes
 * such a letter has them below a quote, where we do not look.
 */
export function isAcknowledgement(letter: Letter): boolean {
  const lines = [letter.subject, ...unquoted(letter.text)].map((line) =>
    flatWords(line, 300).replace(/^[*#=_~ -]{1,40}/, ''),
  )
  const signs = [
    isOfDesk(letter),
    lines.some((line) => confirmation.test(line)),
    lines.some((line) => formal.test(line)),
  ]
  return signs.filter(Boolean).length >= 2
}

function isOfDesk(letter: Letter): boolean {
  if (Object.keys(letter.head).some((name) => prefixes.some((prefix) => name.startsWith(prefix)))) return true
  return ['x-mailer', 'x-powered-by', 'user-agent'].some((name) =>
    saysAny(flatWords(letter.head[name]?.[0] ?? '', 200), programs),
  )
}

/** What stands before the first quote, forward or block of head fields. */
function unquoted(text: string): string[] {
  const lines = text.slice(0, 8000).split('\n')
  const end = lines.findIndex((line) => quote.test(line))
  return end === -1 ? lines : lines.slice(0, end)
}

const quote =
  /^\s{0,20}(>|-{3,}.{0,40}(forward|original|пересыл|переадрес|перенаправ|исходн)|(от|from|кому|to|тема|subject)\s?:\s)/i

/** Of a line. «Ваше обращение … зарегистрировано»: "your" is what a desk says; a customer says "my" and "our". */
const confirmation =
  /ваш(а|е|у|ему|ей)? (заявк|обращени|запрос|тикет|инцидент|сообщени|письм).{0,80}(зарегистрирован|принят|создан|получен|поступил|присвоен)|^(новая |новый |новое )?(заявка|обращение|запрос|тикет|инцидент) (№|#|\[).{1,60}(зарегистрирован|принят|создан|открыт)[аоы]{0,2}[.!]?$|зарегистрирован[аоы]? ваш|your (request|ticket|case|inquiry|enquiry|message|e-?mail).{0,80}(has been|was|is) (successfully )?(received|created|registered|opened|logged)|we('ve| have)? received your (request|message|inquiry|enquiry|ticket|e-?mail)|^\[?(ticket|request|case)\b.{0,60}\b(received|created|registered|opened)[.!]?$/

/** Of a line, at its beginning: within a sentence a person speaks of it. */
const formal =
  /^(пожалуйста, |просим |просьба )?(не отвеча(йте|ть) на (это|данное)|(это|данное|настоящее) (автоматическ|(письмо|сообщение|уведомление) (было )?((создано|сформировано|отправлено|сгенерировано) (автоматич|роботом|системой)|является автоматич|автоматич))|(письмо|сообщение) (создано|сформировано|отправлено|сгенерировано) автоматич|this is an auto|this (message|e-?mail|mail) (was|is|has been) (sent |generated |created |an )?auto|please do not (reply|respond) to this|do not (reply|respond) to this)/

const prefixes = [
  'x-zammad-',
  'x-otrs-',
  'x-znuny-',
  'x-rt-',
  'rt-ticket',
  'rt-originator',
  'x-jira-',
  'x-atlassian-',
  'x-servicenow-',
  'x-freshdesk-',
  'x-fd-',
  'x-zendesk-',
  'x-omnidesk',
  'x-usedesk',
  'x-okdesk',
  'x-hde-',
  'x-helpdeskeddy',
  'x-bitrix',
  'x-glpi',
  'x-osticket',
  'x-redmine-',
  'x-youtrack',
  'x-naumen',
  'x-itilium',
  'x-intraservice',
  'x-simpleone',
  'x-asmo-installation',
]

const programs = [
  'zammad',
  'otrs',
  'znuny',
  'request tracker',
  'jira',
  'servicenow',
  'freshdesk',
  'zendesk',
  'omnidesk',
  'usedesk',
  'okdesk',
  'helpdeskeddy',
  'bitrix',
  'битрикс',
  'glpi',
  'osticket',
  'redmine',
  'naumen',
  'intraservice',
  'itilium',
]
