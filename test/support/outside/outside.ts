import type { Outside } from '../two-areas.js';

export const ORG = '/api/organization/v1';
export const ON = '2026-03-01';
export const day = { on: ON };
export const scope = [403, 'outside-scope'] as const;
export const gone = [404, 'not-found'] as const;

/** By the route's pattern: how it is called on what is not a secretary's, and what that answers. */
export type OutsideCommands = Record<string, readonly [path: string, body: unknown, status: number, code: string]>;
export type Tell = (outside: Outside) => OutsideCommands;
