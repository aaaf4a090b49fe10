import type { ProblemFact } from '@ronghe/contracts';

interface Raised {
  alliance: string;
  title: string;
  severity: number;
  raisedBy: string;
  raisedByPerson: string;
  raisedOn: string;
}
export interface Claimed extends Raised {
  is: 'claimed';
  unit: string;
  claimedOn: string;
  dueOn: string;
  overdue: boolean;
}
export type Problem =
  { is: 'unknown' } | (Raised & { is: 'open' }) | Claimed | (Raised & { is: 'closed'; unit: string });

export const noProblem = (): Problem => ({ is: 'unknown' });

export function evolveProblem(problem: Problem, fact: ProblemFact): Problem {
  if (fact.type === 'alliance-project.problem-raised') {
    const { alliance, title, severity, raisedBy, raisedByPerson, on } = fact.data;
    return { is: 'open', alliance, title, severity, raisedBy, raisedByPerson, raisedOn: on };
  }
  if (problem.is === 'unknown') return problem;
  const { alliance, title, severity, raisedBy, raisedByPerson, raisedOn } = problem;
  const raised = { alliance, title, severity, raisedBy, raisedByPerson, raisedOn };
  switch (fact.type) {
    case 'alliance-project.problem-claimed':
      return {
        ...raised,
        is: 'claimed',
        unit: fact.data.unit,
        claimedOn: fact.data.on,
        dueOn: fact.data.dueOn,
        overdue: false,
      };
    case 'alliance-project.problem-released':
      return { ...raised, is: 'open' };
    case 'alliance-project.problem-overdue':
      return problem.is === 'claimed' ? { ...problem, overdue: true } : problem;
    case 'alliance-project.problem-closed':
      return { ...raised, is: 'closed', unit: fact.data.unit };
    default:
      return fact satisfies never;
  }
}
