// How the pages are built: chunks by what a screen needs, workers as modules, everything under one folder that the server serves.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The first that know `light-dark()`: for older ones it would be replaced by variables that nobody sets, as Mantine says the scheme by an attribute. */
const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5']

/** Where `vite dev` finds a service. */
const SERVICE = process.env.CIRASA_SERVICE ?? 'http://127.0.0.1:8080'

export default defineConfig(({ command }) => {
  // What a test runner has set would give pages of React's development build.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: { outDir: 'dist', manifest: true, target: 'es2023', cssTarget: CSS_TARGET, sourcemap: false, chunkSizeWarningLimit: 700 },
    worker: { format: 'es' },
    server: { proxy: { '/api': { target: SERVICE, changeOrigin: true }, '/health': SERVICE, '/version': SERVICE } },
  }
})
