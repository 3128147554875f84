import { connect } from 'node:net';

/** Sends bytes to the host as they are and gives back all that it answers until it closes or falls silent. */
export function sendRaw(port: number, text: string, patienceMs = 3_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
    );
    socket.write(text);
  });
}

/** A request from its lines; the header `Host` is among them, so that a test can leave it out or double it. */
export function request(lines: string[], body = ''): string {
  const ending = lines.some((line) => line.startsWith('Connection:')) ? [] : ['Connection: close'];
  return `${[...lines, ...ending].join('\r\n')}\r\n\r\n${body}`;
}

/** The status of a raw answer, or null when there was none. */
export function statusOf(answer: string): number | null {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
  return status ? Number(status) : null;
}
