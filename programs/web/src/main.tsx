// Starts the page: the one place where the app is made and put into the document.

import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './frame/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './frame/app.tsx'
import { createService } from './service/service.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root')

createRoot(root).render(
  <StrictMode>
    <App service={createService(window.location.origin, window.localStorage)} />
  </StrictMode>,
)
