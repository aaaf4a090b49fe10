import { eventually } from '@ronghe/event-sourcing/testing';

export const wait = eventually;
