import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server's address while screens are developed with `npx vite --config web/vite.config.ts`. */
const server = process.env['BASE_URL'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // The policy of the server allows no inline script, so nothing may be inlined as one; images stay files as well.
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  cacheDir: '../.cache/vite',
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
