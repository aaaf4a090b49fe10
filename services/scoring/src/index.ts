export { RecordByHand, ReverseEntry } from './account/account.handlers.js';
export { ChangeRulebook } from './rulebook/rulebook.handlers.js';
export { ScoringModule, definition } from './scoring.module.js';
export { ScoringRuntime } from './scoring.runtime.js';
