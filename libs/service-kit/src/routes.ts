import { Get, HttpCode, Post, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { Access, type May } from './identity/index.js';

const problem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
const receipt = (status: number) =>
  ApiResponse({
    status,
    description: 'Done; the position goes into Ronghe-After of later queries',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
  });

const command = (status: number, path: string, summary: string, may: May): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(status),
    Access(...may),
    ApiBearerAuth(),
    ApiOperation({ summary }),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Same key and body: same answer, one effect' }),
    receipt(status),
    problem(400, 'Malformed'),
    problem(401, 'Not signed in'),
    problem(403, 'Your role may not'),
    problem(404, 'Not there, or not yours'),
    problem(409, 'A rule refuses'),
    problem(422, 'Well-formed but invalid'),
  );

/** A command that makes something new: 201. */
export const Creates = (path: string, summary: string, may: May): MethodDecorator => command(201, path, summary, may);
/** A command on something that is there: 200. */
export const Changes = (path: string, summary: string, may: May): MethodDecorator => command(200, path, summary, may);

/** A query of one thing or figure; `asOf` and `Ronghe-After` work on each. */
export const Reads = (path: string, summary: string, may: May): MethodDecorator =>
  applyDecorators(
    Get(path),
    Access(...may),
    ApiBearerAuth(),
    ApiOperation({ summary }),
    ApiQuery({
      name: 'asOf',
      required: false,
      description: 'RFC 3339: what was known then',
      schema: { type: 'string', format: 'date-time' },
    }),
    ApiHeader({
      name: 'Ronghe-After',
      required: false,
      description: 'A command’s position: the answer is at least that new',
    }),
    ApiResponse({ status: 200, description: 'The answer', content: { 'application/json': { schema: {} } } }),
    problem(400, 'Malformed'),
    problem(401, 'Not signed in'),
    problem(403, 'Your role may not'),
    problem(404, 'Not there, or not yours'),
    problem(503, 'Not yet that new'),
  );

/** A query that answers a page, or a workbook when Accept asks for one. */
export const Lists = (path: string, summary: string, may: May): MethodDecorator =>
  applyDecorators(
    Reads(path, summary, may),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } }),
    ApiQuery({ name: 'cursor', required: false, schema: { type: 'string' } }),
    ApiQuery({
      name: 'sort',
      required: false,
      description: 'a column, with - for descending',
      schema: { type: 'string' },
    }),
  );
