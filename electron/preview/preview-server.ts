import { createServer, type Server } from 'node:http';
import { serveAsset } from '../static-files/serve-asset.ts';

export interface PreviewServer {
  readonly address: string;
  close(): Promise<void>;
}

/** The names under which this server may be asked: another name means that a foreign page tries to reach it (DNS rebinding). */
const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`];

/** Serves the built app to this machine only. Rejects with the system's error (`EADDRINUSE`) when the port is taken. */
export async function startPreview(root: string, port: number): Promise<PreviewServer> {
  const hosts = ownHosts(port);
  const server: Server = createServer((request, response) => {
    const host = request.headers.host;
    if (host === undefined || !hosts.includes(host)) {
      response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end('This server answers to 127.0.0.1 only.\n');
      return;
    }
    const pathname = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    void serveAsset(root, request.method ?? 'GET', pathname).then((answer) => {
      response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.byteLength });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
