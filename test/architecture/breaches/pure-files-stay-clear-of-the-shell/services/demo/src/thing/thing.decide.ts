import { send } from './thing.handlers.js';

export const decideThing = (): void => send();
