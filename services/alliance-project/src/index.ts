export { AllianceProjectModule, definition } from './alliance-project.module.js';
export { AllianceProjectRuntime } from './alliance-project.runtime.js';
export { ChangeAlliance } from './alliance/alliance.handlers.js';
export { ChangeProblem } from './problem/problem.handlers.js';
