import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './global.css';
import { startLanguage } from './i18n';

await startLanguage();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
