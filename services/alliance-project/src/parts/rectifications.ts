import { ChangeRectificationHandler } from '../rectification/rectification.handlers.js';
import { RectificationController } from '../rectification/rectification.http.js';
import { rectificationDeadlines } from '../rectifications/rectification-deadlines.js';
import {
  RectificationQueryHandler,
  RectificationsController,
  RectificationsQueryHandler,
} from '../rectifications/rectifications.http.js';
import { rectifications } from '../rectifications/rectifications.js';
import type { Part } from './part.js';

/** What is to be put right, until another person has seen that it is. */
export const rectificationsPart: Part = {
  projections: [rectifications, rectificationDeadlines],
  controllers: [RectificationController, RectificationsController],
  handlers: [ChangeRectificationHandler, RectificationsQueryHandler, RectificationQueryHandler],
};
