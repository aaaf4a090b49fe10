/** Positions count per service, so a service is only ever asked to be as new as its own last answer. */
const positions = new Map<string, string>();

const serviceOf = (path: string) => path.split('/')[2] ?? '';

export const rememberPosition = (path: string, position: string | null) => {
  if (position) positions.set(serviceOf(path), position);
};

export const positionFor = (path: string) => positions.get(serviceOf(path));

export const forgetPositions = () => positions.clear();
