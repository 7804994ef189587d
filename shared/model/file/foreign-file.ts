import type { Problem } from '../../base/result.ts';
import { MODEL_FORMAT } from './model-file-schema.ts';

/** Beginnings by which a text that is not a Cordon model tells what it is. */
const TEXT_SIGNS: readonly (readonly [sign: RegExp, program: string])[] = [
  // eslint-disable-next-line no-control-regex -- the signature of the format has them
  [/^PK\x03\x04/, 'a ZIP archive or an office document'],
  [/^%PDF-/, 'a PDF document'],
  [/^<mxfile|^<mxGraphModel|^<\?xml[^>]*>\s*<mx(?:file|GraphModel)/, 'a draw.io (diagrams.net) drawing'],
  [/^[^]{0,400}<ThreatModel\b[^>]*(?:ThreatModeling|datacontract)/i, 'a Microsoft Threat Modeling Tool model'],
  [/^[^]{0,400}<cairis_model\b/, 'a CAIRIS model'],
  [/^[^]{0,400}<NessusClientData/, 'a Nessus report'],
  [/^[^]{0,800}<nmaprun\b/, 'an Nmap scan'],
  [/^[^]{0,400}<bom\b[^>]*cyclonedx/i, 'a CycloneDX bill of materials'],
  [/^[^]{0,400}<OWASPZAPReport\b/, 'a ZAP report'],
  [/^[^]{0,400}<report\b[^>]*(?:format_id|extension)/, 'an OpenVAS report'],
  [/^[^]{0,400}<svg\b/, 'an SVG picture'],
  [/^<!doctype html|^<html\b/i, 'a web page'],
  [/^(?:#[^\n]*\n|\s)*(?:---\s*\n)?(?:#[^\n]*\n|\s)*threagile_version:/, 'a Threagile model'],
  [/^(?:#[^\n]*\n|\s)*(?:---\s*\n)?otmVersion:/, 'an Open Threat Model (OTM) file'],
  [/^<(?:https?|urn):[^>\n]*> +<[^>\n]*> +/, 'N-Quads, the form of SSM and Spyderisk models'],
  [/^<\?xml\b/, 'an XML file'],
];

/** What a text that is no JSON seems to be; `null` when nothing is recognised. */
export function recogniseText(text: string): string | null {
  const start = text.slice(0, 2000).trimStart();
  return TEXT_SIGNS.find(([sign]) => sign.test(start))?.[1] ?? null;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value: Json, ...keys: string[]): boolean => keys.every((key) => Object.hasOwn(value, key));

const JSON_SIGNS: readonly (readonly [sign: (json: Json) => boolean, program: string])[] = [
  [
    (json) => typeof json['format'] === 'string' && json['format'].startsWith('cordon-findings/'),
    "Cordon's findings about a model, not the model itself",
  ],
  [
    (json) => typeof json['format'] === 'string' && /^cordon-(?:compiled|catalogue)\//.test(json['format']),
    'a compiled Cordon knowledge base, not a model',
  ],
  [(json) => isObject(json['summary']) && isObject(json['detail']), 'an OWASP Threat Dragon model'],
  [(json) => has(json, 'otmVersion'), 'an Open Threat Model (OTM) file'],
  [(json) => json['bomFormat'] === 'CycloneDX', 'a CycloneDX bill of materials'],
  [(json) => json['type'] === 'bundle' && has(json, 'objects'), 'a STIX bundle'],
  [(json) => json['type'] === 'excalidraw', 'an Excalidraw drawing'],
  [(json) => has(json, '@programName', 'site'), 'a ZAP report'],
  [(json) => has(json, 'threagile_version'), 'a Threagile model'],
  [(json) => isObject(json['pia']) || has(json, 'is_example', 'answers'), 'an analysis of the CNIL PIA tool'],
  [(json) => has(json, '$schema', 'properties'), 'a JSON Schema'],
  [(json) => has(json, 'dependencies', 'name', 'version'), 'the package file of a program'],
];

/** What a JSON value without our format seems to be; `null` when nothing is recognised. */
export function recogniseJson(value: unknown): string | null {
  return isObject(value) ? (JSON_SIGNS.find(([sign]) => sign(value))?.[1] ?? null) : null;
}

/** The message for a file of another program. */
export const otherProgram = (program: string): Problem => ({
  kind: 'other-program',
  place: 'the file',
  found: program,
  expected: `a Cordon model ("format": "${MODEL_FORMAT}")`,
  tip: 'This file was made by another program. Nothing was changed.',
});
