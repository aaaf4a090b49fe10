export { ronghe } from './program.js';
