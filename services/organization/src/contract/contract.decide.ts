import type { ContractFact } from '@ronghe/contracts';
import { type Contracted, evolveContracted, demonstrationPostId } from './contract.js';
import { type ContractingCommand, decideContracting } from './contracting.js';
import { type DeclarePost, type RegisteringCommand, decideRegistering } from './registering.js';

/** All of one thing that members answer for: what it is, and who does. */
export type ContractCommand = RegisteringCommand | ContractingCommand;

export function decideContract(command: ContractCommand, state: Contracted): ContractFact[] {
  switch (command.kind) {
    case 'makeContract':
    case 'divide':
    case 'reconcileContract':
    case 'passOn':
    case 'endContract':
    case 'release':
      return decideContracting(command, state);
    case 'declarePost':
      return declareWithHolder(command, state);
    default:
      return decideRegistering(command, state);
  }
}

/** The post and its holder come to be together, or neither does. */
function declareWithHolder(command: DeclarePost, state: Contracted): ContractFact[] {
  const declared = decideRegistering(command, state);
  const { post, holder: parties } = command;
  if (!parties) return declared;
  const thing = demonstrationPostId(post.unit, post.code);
  const after = declared.reduce(evolveContracted, state);
  return [...declared, ...decideContracting({ kind: 'makeContract', thing, from: post.on, parties }, after)];
}
