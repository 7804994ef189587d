import type { CommandLine } from 'electron';

/**
 * Chromium's own reasons to use the network, each switched off before the app is ready. The request filter
 * (refuse-network.ts) would stop them too; these keep them from starting.
 */
export const OFFLINE_SWITCHES: readonly (readonly [name: string, value: string | null, why: string])[] = [
  ['disable-background-networking', null, 'safe browsing lists, field trials and other periodic fetches'],
  ['disable-component-update', null, 'downloads of browser components'],
  ['disable-domain-reliability', null, 'reports about failed requests to Google domains'],
  ['disable-sync', null, 'account synchronisation'],
  ['disable-breakpad', null, 'crash reports: written and sent by the crash handler'],
  ['disable-crash-reporter', null, 'upload of crash reports'],
  ['no-pings', null, 'hyperlink auditing pings'],
  ['no-first-run', null, 'first-run pages and downloads'],
  ['disable-client-side-phishing-detection', null, 'model downloads'],
  ['dns-prefetch-disable', null, 'name look-ups ahead of a request'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND', 'any name look-up at all'],
  ['no-proxy-server', null, 'proxy discovery on the network'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp', 'peer connections, which no request filter sees'],
  [
    'disable-features',
    'MediaRouter,DialMediaRouteProvider,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,Translate',
    'features that look for devices or fetch data',
  ],
];

export function applyOfflineSwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of OFFLINE_SWITCHES) {
    if (value === null) commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
}
