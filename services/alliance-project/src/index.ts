export { AllianceProjectModule, definition } from './alliance-project.module.js';
export { AllianceProjectRuntime } from './alliance-project.runtime.js';
export { ChangeAlliance } from './alliance/alliance.handlers.js';
export { ChangeProblem } from './problem/problem.handlers.js';
export { rectificationId } from './rectification/rectification-id.js';
export { ChangeRectification } from './rectification/rectification.handlers.js';
