import type { RefusalWord } from '../refusal.ts'

/**
 * A mail domain as it is kept and compared: ASCII in lower case, Cyrillic ones in punycode. A leading `@` and a dot at
 * the end are forgiven. Null: no domain that anybody could have mail at.
 */
export function mailDomain(text: string): string | null {
  const typed = text.trim().replace(/^@/, '').replace(/\.$/, '')
  if (typed.length > 253 || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) return null
  const ascii = asciiOf(typed)
  if (ascii === null || ascii.length > 253) return null
  const labels = ascii.split('.')
  const fits = labels.length >= 2 && labels.every(isLabel)
  return fits && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null
}

/** Whether an address lies in a domain that `mailDomain` has read. */
export const isOfDomain = (address: string, domain: string): boolean => {
  const at = address.lastIndexOf('@')
  return at > 0 && mailDomain(address.slice(at + 1)) === domain
}

/** Whether a domain may be a customer's: not where anybody can have an address, and not where we take letters. */
export function mayBeCustomers(domain: string, ours: ReadonlySet<string>): true | RefusalWord {
  if (isPublic(domain)) return 'public_mail_domain'
  return ours.has(domain) ? 'our_own_address' : true
}

/** Where anybody can have an address, or register a domain: writing from there says nothing of whose one is. */
function isPublic(domain: string): boolean {
  if (providers.has(domain) || registries.has(domain)) return true
  const [first = ''] = domain.split('.')
  return everywhere.has(first) && domain.split('.').length <= 3
}

function asciiOf(text: string): string | null {
  try {
    return new URL(`http://${text}/`).hostname
  } catch {
    return null
  }
}

const isLabel = (label: string): boolean => /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/.test(label)

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Under one name in many countries: `yahoo.co.uk`, `hotmail.fr`, `yandex.kz`. */
const everywhere = words('yahoo hotmail yandex live outlook gmail')

const providers = words(`
  mail.ru bk.ru inbox.ru list.ru internet.ru xmail.ru vk.com vk.ru mail.ua
  ya.ru narod.ru yandex.com.tr
  rambler.ru lenta.ru ro.ru autorambler.ru myrambler.ru rambler.ua
  googlemail.com msn.com passport.com icloud.com me.com mac.com aol.com ymail.com rocketmail.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io tutamail.com
  gmx.com gmx.net gmx.de web.de mail.com zoho.com fastmail.com hey.com duck.com
  qq.com 163.com 126.com sina.com naver.com
  pochta.ru fromru.com front.ru hotbox.ru land.ru mail15.com mail333.com pisem.net pochtamt.ru smtp.ru
  e1.ru ngs.ru nm.ru qip.ru sibmail.com km.ru newmail.ru hotmail.ru tut.by mail.by i.ua ukr.net meta.ua bigmir.net
  mail.kz inbox.lv list.lv seznam.cz wp.pl o2.pl onet.pl interia.pl abv.bg
  mail2000.ru mailinator.com guerrillamail.com yopmail.com temp-mail.org 10minutemail.com`)

/** Second levels under which others register: nobody's own. */
const registries = words(`
  com.ru net.ru org.ru pp.ru msk.ru spb.ru nov.ru ac.ru edu.ru gov.ru int.ru mil.ru msk.su spb.su exnet.su
  com.ua org.ua net.ua kiev.ua in.ua com.by com.kz org.kz co.uk org.uk ac.uk gov.uk com.tr com.cn com.br co.jp
  co.in com.au co.kr xn--90azh.xn--90ais`)
