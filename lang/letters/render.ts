import type { Given } from '../../core/notices/params.ts'
import type { Step } from '../../core/notices/step.ts'
import type { Template } from '../../core/notices/templates.ts'
import type { HearsBecause } from '../../core/notices/hears.ts'
import type { Language } from '../../core/people/roles.ts'
import { civilDate, moment } from '../format.ts'
import { letters } from './all.ts'
import { answerLine } from './answer-line.ts'
import { oneLine } from './clean.ts'
import { footer } from './footer.ts'
import { history } from './history.ts'
import type { Content, Desk, Letter } from './letter.ts'
import { toHtml } from './to-html.ts'
import { toText } from './to-text.ts'

export interface Rendered {
  /** One line, without anything that could end a header (F1). */
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Setting {
  readonly language: Language
  /** The configured address of this installation: the only source of links (G3). */
  readonly baseUrl: string
  /** The zone in which instants are written: the provider's. */
  readonly zone: string
  /** Why this person gets it (U16); null for letters about an account. */
  readonly reason: HearsBecause | null
  /** A letter that answers it reaches the request; left out: it does not. */
  readonly answerable?: boolean
  /** The conversation's last public step before the one that it tells of; left out: there is none to quote. */
  readonly step?: Step | null
}

/** Writes a letter: one subject line, plain text and HTML from the same blocks. */
export function renderLetter(given: Given, setting: Setting): Rendered {
  const content = contentOf(given, setting)
  const subject = oneLine([...aboutOf(given, setting.language), content.subject, ...subjectOf(given)].join(' · '))
  const blocks = [...content.blocks, ...answerLine(given, setting), ...history(given, setting)]
  const last = footer(setting.language, setting.reason)
  return {
    subject,
    text: toText(blocks, last),
    html: toHtml({ language: setting.language, title: subject, blocks, footer: last }),
  }
}

const numberMark = { ru: '№', en: 'No.' } as const

const aboutOf = ({ params }: Given, language: Language): string[] =>
  'number' in params ? [`${numberMark[language]} ${params.number}`] : []

const subjectOf = ({ params }: Given): string[] =>
  'subject' in params && params.subject !== null ? [params.subject] : []

function contentOf<T extends Template>(given: Given<T>, setting: Setting): Content {
  const write: Letter<T>[Language] = letters[given.template][setting.language]
  return write(given.params, deskOf(setting))
}

function deskOf({ language, baseUrl, zone, answerable = false }: Setting): Desk {
  const base = baseUrl.replace(/\/+$/, '')
  return {
    ticketLink: (number) => `${base}/tickets/${number}`,
    welcomeLink: (token) => `${base}/welcome/${encodeURIComponent(token)}`,
    decideLink: (token) => `${base}/decide/${encodeURIComponent(token)}`,
    postLink: () => `${base}/desk/post`,
    answerable,
    when: (instant) => moment({ language, zone }, instant),
    date: (date) => civilDate(language, date),
  }
}
