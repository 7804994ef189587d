import type { HostFailure, HostFailureKind } from '../../shared/protocol/file-host.ts';

const KINDS: Readonly<Record<string, HostFailureKind>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** What the operating system threw, as a value that may cross to the window. The path stays here. */
export function fileFailure(error: unknown, name: string): HostFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { kind: KINDS[code] ?? 'io', name, detail: code === '' ? 'unexpected failure' : code };
}
