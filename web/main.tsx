import './theme/tokens.css'
import './theme/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './frame/app.tsx'
import { makeClient } from './frame/client.ts'
import { sessionQuery } from './frame/session.ts'
import { guessLanguage, loadTexts } from './language.tsx'
import { makeRouter } from './routes.tsx'
import { applyTheme } from './theme/theme.ts'

applyTheme()
await start()

/** Texts and session are fetched side by side; nothing is painted before there are words. */
async function start(): Promise<void> {
  const client = makeClient()
  const language = guessLanguage()
  const [texts] = await Promise.all([loadTexts(language), client.prefetchQuery(sessionQuery)])
  const place = document.getElementById('root')
  if (place === null) throw new Error('index.html has no #root')
  createRoot(place).render(<App client={client} router={makeRouter()} first={{ language, texts }} />)
}
