import { connectMongo } from '@ronghe/mongo';

export const connect = connectMongo;
