import i18n from 'i18next';

export interface FieldProblem {
  pointer: string;
  detail: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  remedy?: string;
  errors?: FieldProblem[];
}

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'status' in body;

export async function refusalOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ProblemError(body);
  return new ProblemError({
    type: 'about:blank',
    status: response.status,
    title: i18n.t('problem.unexpected', { status: response.status }),
    remedy: i18n.t('problem.tryLater'),
  });
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    type: 'about:blank',
    status: 0,
    title: i18n.t('problem.unreachable'),
    remedy: i18n.t('problem.checkConnection'),
  };
}
