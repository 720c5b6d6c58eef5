// Text, since it runs in the browser: this room knows no document.

/** What of the page as the browser understood it could act, load or cover: a list of faults. */
export const faultsOfPage = `(() => {
  const faults = []
  const acting = 'script, style, link, meta, base, iframe, object, embed, form, input, button, template, video, audio'
  const named = ['id', 'class', 'name', 'srcset', 'srcdoc', 'background', 'formaction', 'ping']
  for (const element of document.body.querySelectorAll('*')) {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || element.matches(acting)) faults.push(element.tagName)
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || named.includes(name)) faults.push(name + '=' + value)
      if (name === 'src' && !value.toLowerCase().startsWith('cid:')) faults.push(name + '=' + value)
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      if (!['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol)) faults.push(element.href)
      if (element.target !== '_blank' || !element.relList.contains('noopener')) faults.push('window')
    }
    const style = getComputedStyle(element)
    const loads = style.backgroundImage !== 'none' || style.listStyleImage !== 'none' || style.content.includes('url')
    const covers = style.position !== 'static' || style.transform !== 'none' || parseFloat(style.marginTop) < 0
    if (loads || covers) faults.push('style of ' + element.tagName)
  }
  return faults
})()`

/** Writes the page into itself once more, within a table, as a screen would that copies it. */
export const copyPage = `document.body.innerHTML = '<table><tr><td>' + document.body.innerHTML + '</td></tr></table>'`

/** How wide the first picture stands, in pixels; 0: it has not been loaded. */
export const pictureWidth = `document.images[0].naturalWidth > 0 ? document.images[0].offsetWidth : 0`

/** The red of the ground and of the words. */
export const brightness = `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('p')).color]
  .map((colour) => Number(/[0-9]+/.exec(colour)[0]))`
