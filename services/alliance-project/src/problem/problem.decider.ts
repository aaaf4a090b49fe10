import type { ProblemFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Problem, evolveProblem, noProblem } from './problem.js';
import { type ProblemCommand, decideProblem } from './problem.decide.js';

export const problem: Decider<Problem, ProblemCommand, ProblemFact> = {
  category: 'problem',
  initial: noProblem,
  decide: decideProblem,
  evolve: evolveProblem,
};
