/** A declaration of a style attribute: the property in lower case, its value without `!important`. */
export interface Declaration {
  readonly property: string
  readonly value: string
}

const longestStyle = 4000

/** The declarations of a style attribute. What lies in quotes with a `;` falls apart and fits no list afterwards. */
export const declarationsOf = (style: string): readonly Declaration[] =>
  style
    .slice(0, longestStyle)
    .split(';')
    .flatMap((text) => {
      const colon = text.indexOf(':')
      if (colon < 1) return []
      const value = text.slice(colon + 1).trim()
      return [{ property: text.slice(0, colon).trim().toLowerCase(), value: plain(value) }]
    })

const plain = (value: string): string =>
  value.toLowerCase().endsWith('!important') ? value.slice(0, -'!important'.length).trimEnd() : value
