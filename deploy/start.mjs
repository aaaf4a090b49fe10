// `npm start`: builds what has changed, then becomes the platform. Arguments go on to it (`npm start -- --empty`).
import { build } from './build.mjs';

build();
await import('../services/platform/dist/main.js');
