import { execFile } from 'node:child_process';
import { readFile, readdir, readlink } from 'node:fs/promises';

/** `00000000:BA3F` lines of /proc/net/tcp in state 0A (listening) give the inode of the socket on that port. */
export function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === '0A')
    .map((fields) => fields[9] ?? '');
}

async function holderOnLinux(port: number): Promise<string | null> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')));
  const inodes = new Set(tables.flatMap((table) => listeningInodes(table, port)));
  if (inodes.size === 0) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const links = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const link of links) {
      const target = await readlink(`/proc/${pid}/fd/${link}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined || !inodes.has(inode)) continue;
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim();
      return `process ${pid} (${command === '' ? 'name unknown' : command.slice(0, 120)})`;
    }
  }
  return null;
}

const run = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(command, [...args], { timeout: 3000, windowsHide: true }, (error, stdout) => resolve(error === null ? stdout : ''));
  });

async function holderOnMac(port: number): Promise<string | null> {
  const fields = (await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])).split('\n');
  const pid = fields.find((field) => field.startsWith('p'))?.slice(1);
  const name = fields.find((field) => field.startsWith('c'))?.slice(1);
  return pid === undefined ? null : `process ${pid} (${name ?? 'name unknown'})`;
}

async function holderOnWindows(port: number): Promise<string | null> {
  const line = (await run('netstat', ['-ano', '-p', 'TCP']))
    .split('\n')
    .find((row) => row.includes(`:${port} `) && row.includes('LISTENING'));
  const pid = line?.trim().split(/\s+/).at(-1);
  return pid === undefined ? null : `process ${pid}`;
}

/** Who listens on a port of this machine, as far as this user may see it; null when it cannot be told. */
export function portHolder(port: number, platform: NodeJS.Platform): Promise<string | null> {
  if (platform === 'darwin') return holderOnMac(port);
  if (platform === 'win32') return holderOnWindows(port);
  return holderOnLinux(port).catch(() => null);
}
