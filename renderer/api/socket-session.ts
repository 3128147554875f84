import { RPCLink } from '@orpc/client/websocket';
import { closeCodes, welcome, type Hello } from '../../schemas/api/hosts.ts';
import { Refused, type Session } from './reconnecting-link.ts';

/**
 * Opens a socket to the loopback host and shows the token as its first message.
 * @param address `ws://127.0.0.1:PORT/socket`
 * @param open makes the socket; a test under Node gives its own
 * @throws Refused when the host does not take the token
 */
export function dialSocket(
  address: string,
  token: string,
  open: (address: string) => WebSocket = (at) => new WebSocket(at),
): Promise<Session> {
  const socket = open(address);
  socket.binaryType = 'arraybuffer'; // a Blob would have to be read first, and answers could overtake each other
  const hello: Hello = { type: 'hello', token };
  return new Promise((resolve, reject) => {
    const ended = new Promise<void>((end) => {
      socket.addEventListener('close', ({ code }) => {
        reject(code === closeCodes.refused ? new Refused() : new Error(`socket closed with ${code}`));
        end();
      });
    });
    socket.addEventListener('error', () => socket.close());
    socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
    socket.addEventListener(
      'message',
      ({ data }) => {
        if (data !== welcome) return socket.close();
        resolve({
          link: new RPCLink({ websocket: socket }),
          ended,
          isOpen: () => socket.readyState === 1, // WebSocket.OPEN
          close: () => socket.close(),
        });
      },
      { once: true },
    );
  });
}
