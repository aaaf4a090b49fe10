import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/**
 * What becomes of a piece of data: `pass`, or `cut`, which loses it and the connection. A promise holds it back, and all
 * behind it, also after the client has hung up: that is how a request reaches a server that its sender gave up.
 */
export type Fate = 'pass' | 'cut';
export type Decide = (direction: 'request' | 'answer', data: Buffer) => Fate | Promise<Fate>;

export interface TcpProxy {
  port: number;
  /** How many connections were cut so far. */
  cuts(): number;
  close(): Promise<void>;
}

/** Stands between a client and a server on this machine and loses or delays what `decide` says. */
export async function tcpProxy(target: { host: string; port: number }, decide: Decide): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let cuts = 0;

  async function carry(from: Socket, to: Socket, direction: 'request' | 'answer'): Promise<void> {
    try {
      for await (const data of from) {
        if ((await decide(direction, data as Buffer)) === 'cut') {
          cuts += 1;
          from.destroy();
          to.destroy();
          return;
        }
        to.write(data as Buffer);
      }
    } catch {
      // A connection that breaks ends the carrying, as its end does.
    }
    to.end();
  }

  const server = createServer((client) => {
    const behind = connect(target);
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    void carry(client, behind, 'request');
    void carry(behind, client, 'answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
