import { Injectable } from '@nestjs/common';

export const decideThing = (): unknown => Injectable;
