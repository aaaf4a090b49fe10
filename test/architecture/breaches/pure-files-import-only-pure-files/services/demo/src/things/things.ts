import { AnswersInterceptor } from '@ronghe/service-kit';

export const things = AnswersInterceptor;
