import { connect } from 'node:net';

/**
 * What a server answers to these bytes, written as they are and by no HTTP library, until it closes the connection.
 * @param leaving closes our side after the last byte, as who sends half a request and is gone
 */
export function rawHttp(url: string, bytes: string | Buffer, leaving = false): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.on('data', (chunk) => (said += chunk.toString('latin1')));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(said));
    // A server that has refused may close before all is written.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve(said) : reject(error),
    );
    if (leaving) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** The statuses of all answers in what a connection has said; the one before need not have ended with a line's end. */
export const statusesIn = (said: string): number[] =>
  [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
