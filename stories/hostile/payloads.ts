/** Markup that does something when it is taken for markup. Each element of it is marked, so that one that came to be is found. */
const active = [
  '<img data-evil src=x onerror="window.evil=1">',
  '<script data-evil>window.evil=1</script>',
  '</title></textarea></style></script><script data-evil>window.evil=1</script>',
  '"><svg data-evil onload=window.evil=1>',
  `'><details data-evil open ontoggle=window.evil=1>`,
  '<iframe data-evil srcdoc="<script>parent.evil=1</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img data-evil src=x onerror=window.evil=1>',
  '<a data-evil href="javascript:window.evil=1">жми</a> [жми](javascript:window.evil=1) javascript:window.evil=1//',
  '<form data-evil action="https://evil.example/form"><input autofocus onfocus=window.evil=1></form>',
  '<meta data-evil http-equiv="refresh" content="0;url=https://evil.example/refresh">',
  '<base data-evil href="https://evil.example/">',
  `{{constructor.constructor('window.evil=1')()}} \${window.evil=1} <%= window.evil=1 %>`,
]

/** C5: styles that would cover or hide what is ours. */
const styles = [
  '<style data-evil>@import url(https://evil.example/import.css); * { display: none !important }</style>',
  '<div data-evil style="position:fixed;inset:0;z-index:9999;background:url(https://evil.example/cover.png)">x</div>',
]

/** C7: everything that loads something from elsewhere, and so tells that it was read. */
const remote = [
  '<img data-evil src="https://evil.example/a.png" srcset="//evil.example/b.png 2x">',
  '<video data-evil poster="https://evil.example/poster.png"><source src="https://evil.example/v.mp4"></video>',
  '<table data-evil background="http://evil.example/table.png"><tr><td>x</td></tr></table>',
  '<link data-evil rel="stylesheet" href="//evil.example/a.css">',
  '<object data-evil data="https://evil.example/o.swf"></object>',
  '![пиксель](https://evil.example/md.png) https://evil.example/plain?who=you',
]

/** For places of many lines. */
export const evilText = [...active, ...styles, ...remote].join('\n')

/** For places of one line: another one for each, so that all have their turn. */
export const evilLine = (index: number, most = 100): string => {
  const fitting = active.filter((text) => text.length <= most)
  return fitting[index % fitting.length] ?? ''
}

/** A name by which a file cannot be called, and one with a tag in it. */
export const evilFileName = '<img data-evil src=x onerror=window.evil=1>.svg'
