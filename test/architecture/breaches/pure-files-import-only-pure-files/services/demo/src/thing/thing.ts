import { randomUUID } from 'node:crypto';

export const evolveThing = (): string => randomUUID();
