import {
  CrossAppointmentsController,
  CrossAppointmentsQueryHandler,
} from '../cross-appointments/cross-appointments.http.js';
import { DualDutiesQueryHandler } from '../dual-duties/dual-duties.handlers.js';
import { DualDutiesController } from '../dual-duties/dual-duties.http.js';
import { dutyRegisters } from '../dual-duties/duty-registers.js';
import { RegistersController, RegistersQueryHandler } from '../dual-duties/registers.http.js';
import { RegisterDutiesHandler } from '../duty-register/duty-register.handlers.js';
import { DutyRegisterController } from '../duty-register/duty-register.http.js';
import { ChangePostHandler, CreatePostHandler } from '../post/post.handlers.js';
import { PostController } from '../post/post.http.js';
import { appointments } from '../posts/appointments.js';
import { PostQueryHandler, PostsController, PostsQueryHandler } from '../posts/posts.http.js';
import { posts } from '../posts/posts.js';
import type { Part } from './part.js';

/** Posts and who holds them: cross-appointments (row A1) and dual duties (row D3). */
export const postsPart: Part = {
  projections: [posts, appointments, dutyRegisters],
  controllers: [
    PostController,
    PostsController,
    DutyRegisterController,
    RegistersController,
    DualDutiesController,
    CrossAppointmentsController,
  ],
  handlers: [
    CreatePostHandler,
    ChangePostHandler,
    RegisterDutiesHandler,
    PostsQueryHandler,
    PostQueryHandler,
    RegistersQueryHandler,
    DualDutiesQueryHandler,
    CrossAppointmentsQueryHandler,
  ],
};
