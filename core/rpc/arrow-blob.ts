/** The media type of an Arrow IPC stream, as registered with IANA. */
const arrowStream = 'application/vnd.apache.arrow.stream';

/** A result table as it crosses the contract. */
export function arrowBlob(stream: Uint8Array): Blob {
  return new Blob([new Uint8Array(stream)], { type: arrowStream });
}
