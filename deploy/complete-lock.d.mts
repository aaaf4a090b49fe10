export const missing: { name: string; version: string; dev?: boolean }[];
