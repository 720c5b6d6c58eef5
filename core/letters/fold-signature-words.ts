/** «С уважением, Иван Петров», «Best regards,»: a farewell and at most a name, nothing told besides. */
export function isFarewell(line: string): boolean {
  const match = farewell.exec(line)
  if (match === null) return false
  const rest = line.slice(match[0].length)
  if (/^[\s,.!;–—-]*$/u.test(rest)) return true
  return rest.length <= 120 && /^(?:\s*[,.!;–—-]+\s*|\s+(?=\p{Lu}))/u.test(rest) && !isSubstantial(rest)
}

/** «Отправлено с iPhone», «Отправлено из мобильной Почты Mail.ru», and nothing else. */
export const isDeviceMark = (line: string): boolean => line.length <= 120 && deviceMark.test(line) && device.test(line)

/** One line that a scanner or an office adds below letters. */
export const isAdvertisement = (line: string): boolean => line.length <= 250 && advertisement.test(line)

/** The words with which disclaimers begin; whether it is one, `soundsLegal` says of the whole. */
export const opensDisclaimer = (line: string): boolean => disclaimerOpening.test(line)

/** Two of the things at least that disclaimers are about: one alone may be in anybody's letter. */
export const soundsLegal = (words: string): boolean => legal.filter((word) => word.test(words)).length >= 2

/** What list servers write at the end. */
export const isListFooter = (line: string): boolean =>
  /mailing list|рассылк|listinfo|unsubscribe|отписаться/iu.test(line)

/** A line of a log, a table or a program: no signature has such lines, and none is folded with them. */
export const isData = (line: string): boolean =>
  (line.match(/[|\t]/gu)?.length ?? 0) >= 3 ||
  /^(?:\[(?!cid|image|logo|изображ|картин)|\{|<(?!https?:|mailto:)\/?\p{L}|\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}\s+\d\d:\d\d|\d\d:\d\d:\d\d)|[;{}]$/u.test(
    line,
  )

/** Addresses, telephones and links, which signatures have at any length. */
export const isContact = (line: string): boolean =>
  line.length <= 160 && contact.test(line) && !asks.test(line) && !/[.!…]$/u.test(line)

/** Whether a line tells something: a question, a sentence, a postscript. Names, posts, telephones and slogans do not. */
export function isSubstantial(line: string): boolean {
  if (line.length > 110 || line.endsWith('?') || asks.test(line) || acts.test(line)) return true
  return /[.!…;:]$/u.test(line) && (line.match(/\p{L}{2,}/gu)?.length ?? 0) >= 6
}

const farewell = new RegExp(
  `^(?:[-–—*_]+\\s?)?(?:${[
    'с (?:огромным |большим |глубоким |искренним |неизменным )?уважением(?: и (?:благодарностью|наилучшими пожеланиями|надеждой на сотрудничество))?',
    'с (?:благодарностью и )?(?:наилучшими|найлучшими|добрыми|лучшими|самыми добрыми) пожеланиями',
    'с благодарностью(?: и уважением)?',
    'с ув(?:аж)?\\.',
    'искренне ваша?',
    'всего (?:вам )?(?:доброго|хорошего|наилучшего)',
    '(?:best|kind|warm|with best|with kind) (?:regards|wishes)',
    '(?:thanks and |many thanks and )?regards',
    '(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?',
    'mit freundlichen gr(?:ü|ue)(?:ß|ss)en',
  ].join('|')})(?![\\p{L}])`,
  'iu',
)

const deviceMark =
  /^(?:--\s*)?(?:отправлено (?:с|из|через|от|при помощи|с помощью)\s|получить outlook|получите outlook|скачать outlook|sent (?:from|with|via|by)\s|get outlook|отправил[аи]? с\s)[^?!]*$/iu
const device =
  /iphone|ipad|\bios\b|android|андроид|samsung|galaxy|huawei|honor|xiaomi|redmi|\bpoco\b|realme|outlook|почт(?:ы|е|у)(?!\s+росси)|mail|gmail|яндекс|yandex|мобильн|смартфон|планшет|моего телефона|моего устройства|windows|spark|thunderbird|blackberry|nokia|proton|тандерберд|mobile|my phone/iu

const advertisement =
  /^(?:\S{0,3}\s*)?(?:без вирусов\.|virus-free\.|проверено (?:антивирус|kaspersky|на вирусы)|письмо проверено|это (?:сообщение|письмо) (?:было )?проверено (?:на|антивирус)|this e-?mail has been (?:checked|scanned)|please consider the environment|before printing|(?:пожалуйста, )?(?:подумайте|позаботьтесь) об? (?:окружающей среде|природе)|берегите (?:природу|лес|деревья|бумагу)|прежде чем (?:рас|на)?печатать|не печатайте это письмо)/iu

const disclaimerOpening =
  /^[\s*_"«!(]{0,5}(?:внимание|конфиденциальность|конфиденциально|уведомление о конфиденциальности|важно|disclaimer|confidential|notice|important)?[\s:.!*_-]{0,5}(?:(?:настояще|данно)[ей] (?:электронное )?(?:сообщение|письмо)|это (?:электронное )?(?:сообщение|письмо)|информация, (?:содержащаяся|изложенная)|содержание (?:данного|настоящего)|вся информация|если вы (?:получили|не являетесь)|the (?:information|content)|this (?:e-?mail|message|communication)|if you (?:have received|are not)|уведомление о конфиденциальности|confidentiality notice|disclaimer|конфиденциальность)/iu
const legal = [
  /конфиденциал|тайн[уы]/iu,
  /предназнач/iu,
  /адресат|получател/iu,
  /разглаш|распростран|копирован|раскрыт/iu,
  /уничтож|удалит|удалени/iu,
  /по ошибке|ошибочно/iu,
  /оферт|обязательств|юридическ/iu,
  /confidential|privileged/iu,
  /intended|recipient|addressee/iu,
  /disclos|distribut|copying|unauthori[sz]ed/iu,
  /delete|destroy|notify/iu,
  /in error|liab/iu,
]

const contact =
  /[\p{L}\d]@[\p{L}\d]|https?:\/\/|www\.|(?:тел|моб|факс|доб|e-?mail|phone|mob|fax)[.:\s]|\+?\d[\d\s()-]{8,}\d|г\. |ул\. /iu

const asks =
  /^(?:p\.?\s?s|з\.?\s?ы|п\.?\s?с)[.:\s]|(?<!\p{L})(?:прошу|просим|просьба|пожалуйста|подскажите|помогите|ещё|еще|также|кстати|забыл[аи]?|не|нет|спасибо|ошибка|ошибку|вопрос|когда|почему|сообщите|напишите|жду|ждём|ждем|please|forgot|also|when|why|error)(?!\p{L})/iu

/** Endings of Russian verbs that names, posts and organisations do not have. */
const acts =
  /\p{L}(?:ется|ются|ится|ятся|ает|яет|ует|ают|яют|уют|лась|лось|лись|лся|йтесь|йте)(?!\p{L})|(?<!\p{L})(?:могу|хочу|вижу|нужно|надо|можно|можете|будет|была?|были|есть|стоит|(?:при|до)(?:ложил|бавил)[аи]?|прикладываю|прилагаю|высылаю|отправляю|только|после)(?!\p{L})/iu
