import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  headers: IncomingHttpHeaders;
  raw: string;
  body: { title: { zh: string } };
}

/** Someone's webhook endpoint. */
export class Receiver {
  readonly calls: Call[] = [];
  secret = '';

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        receiver.calls.push({ headers: request.headers, raw, body: JSON.parse(raw) as Call['body'] });
        response.writeHead(204).end();
      });
    });
    return receiver;
  }

  isGenuine({ headers, raw }: Call): boolean {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${raw}`;
    const key = Buffer.from(this.secret.slice('whsec_'.length), 'base64');
    return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
