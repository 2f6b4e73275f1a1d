import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { isEmbedded } from './lib/is-embedded.ts';
import { startLanguage } from './lib/i18n/language.ts';
import { startSession } from './lib/session/session.ts';
import './styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

// In somebody else's page there is nobody: no cookie of ours is sent there, and none is needed.
if (!isEmbedded()) startSession();
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
