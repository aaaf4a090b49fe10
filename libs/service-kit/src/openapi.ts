import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const text = { type: 'string' };
const schemas = {
  Receipt: {
    type: 'object',
    required: ['id', 'version'],
    properties: { id: text, version: { type: 'integer' }, position: text },
  },
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status'],
    properties: {
      type: { type: 'string', description: 'urn:ronghe:problem:<code>, stable' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      remedy: { type: 'string', description: 'what to do instead, in words' },
      errors: { type: 'array', items: { type: 'object', properties: { pointer: text, detail: text } } },
      trace: text,
    },
  },
};

/** OpenAPI 3.1 of every route of the process, from the code that serves them. */
export function openApiDocument(app: INestApplication): object {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('融合 Ronghe')
    .setDescription('党建与生产融合平台 Party-building work joined with production management')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const components = document.components ?? {};
  return { ...document, components: { ...components, schemas: { ...components.schemas, ...schemas } } };
}
