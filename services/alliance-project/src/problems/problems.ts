import type { ProblemFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface ProblemRow {
  alliance: string;
  title: string;
  severity: number;
  state: 'raised' | 'claimed' | 'closed';
  raisedBy: string;
  raisedOn: string;
  meeting?: string;
  claimedBy?: string;
  claimedOn?: string;
  dueOn?: string;
  overdue?: boolean;
  closedOn?: string;
  evidence?: string;
  /** Events on the stream, for ETag. */
  version: number;
}

export const problems: Projection<ProblemRow, ProblemFact> = {
  model: 'problems',
  version: 1,
  types: [
    'alliance-project.problem-raised',
    'alliance-project.problem-claimed',
    'alliance-project.problem-released',
    'alliance-project.problem-overdue',
    'alliance-project.problem-closed',
  ],
  keys: (event) => [event.data.problem],
  evolve: evolveRow,
  indexes: ['alliance', 'state'],
};

function evolveRow(row: ProblemRow | undefined, event: Recorded<ProblemFact>): ProblemRow | undefined {
  if (event.type === 'alliance-project.problem-raised') {
    const { alliance, title, severity, raisedBy, meeting, on } = event.data;
    return { alliance, title, severity, state: 'raised', raisedBy, raisedOn: on, meeting, version: 1 };
  }
  if (!row) return undefined;
  const next = { ...row, version: row.version + 1 };
  switch (event.type) {
    case 'alliance-project.problem-claimed': {
      const { unit, on, dueOn } = event.data;
      return { ...next, state: 'claimed', claimedBy: unit, claimedOn: on, dueOn };
    }
    case 'alliance-project.problem-released':
      return {
        ...next,
        state: 'raised',
        claimedBy: undefined,
        claimedOn: undefined,
        dueOn: undefined,
        overdue: undefined,
      };
    case 'alliance-project.problem-overdue':
      return { ...next, overdue: true };
    case 'alliance-project.problem-closed':
      return { ...next, state: 'closed', closedOn: event.data.on, evidence: event.data.evidence };
  }
}
