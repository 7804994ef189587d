import { describe, expect, test } from 'vitest';
import { serve } from '../../../shared/assessment/serve.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import type { OpenSession } from '../../../shared/engine/session.ts';
import { applyFindingsChange } from '../../../shared/assessment/findings-change.ts';
import { diffRecords } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import type { AssetMark, EngineReply, EngineRequest } from '../../../shared/protocol/engine-protocol.ts';
import { bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';

function service(open: OpenSession = openSession) {
  const replies: EngineReply[] = [];
  let deliver: (request: EngineRequest) => void = () => undefined;
  serve({
    port: { post: (message) => replies.push(message), onMessage: (listener) => (deliver = listener) },
    openSession: open,
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const answers = () => replies.filter((reply) => reply.type !== 'progress');
  return {
    send: (...requests: EngineRequest[]) => requests.forEach((request) => deliver(request)),
    /** All answers once there are so many of them. */
    async answers(count: number) {
      const end = Date.now() + 10_000;
      while (answers().length < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 1));
      return answers();
    },
    replies,
  };
}
const { compiled, catalogue } = bundledKnowledge();
const load: EngineRequest = { type: 'load-knowledge', id: 1, compiled, catalogue };
const model = template('pocket-ehr');
const analyse: EngineRequest = { type: 'analyse', id: 2, revision: 1, model, view: 'today' };
const changed = withControls(model, [{ asset: 'chart', control: 'K-Patch' }]);
const change = (id: number, revision: number, back = false): EngineRequest => ({
  type: 'change',
  id,
  revision,
  diff: back ? diffRecords(changed, model) : diffRecords(model, changed),
});

/** Takes away, one after the other, what is in a table, and puts it back. */
function edits(records: ModelRecords): ModelRecords[] {
  const without = (from: ModelRecords, table: 'assets' | 'relations' | 'controls', key: string): ModelRecords => ({
    ...from,
    [table]: Object.fromEntries(Object.entries(from[table]).filter(([id]) => id !== key)),
  });
  const [asset, relation, control] = [
    Object.keys(records.assets)[3]!,
    Object.keys(records.relations)[5]!,
    Object.keys(records.controls)[0]!,
  ];
  const other = Object.keys(records.controls)[1]!;
  const fewer = without(records, 'relations', relation);
  const fewest = without(fewer, 'assets', asset);
  const refused = {
    ...records,
    controls: { ...records.controls, [other]: { ...records.controls[other]!, state: 'not-possible' as const } },
  };
  return [
    without(records, 'controls', control),
    records,
    fewer,
    fewest,
    fewer,
    records,
    without(records, 'assets', asset),
    records,
    refused,
  ];
}

describe('the engine as a service', () => {
  test.each(['pocket-ehr', 'intensive-care-ward'])('tells whoever keeps the findings of %s how edits change them', async (id) => {
    const start = template(id);
    const whole = async (records: ModelRecords) => {
      const { send, answers } = service();
      send(load, { ...analyse, model: records });
      const reply = (await answers(2))[1];
      if (reply?.type !== 'findings') throw new Error('no findings');
      return reply;
    };
    const { send, answers } = service();
    send(load, { ...analyse, model: start, keepsFindings: true });
    const first = (await answers(2))[1];
    if (first?.type !== 'findings') throw new Error('no findings');
    let findings = structuredClone(first.findings);
    let marks = first.assetRisks;
    let now = start;
    for (const [at, next] of edits(start).entries()) {
      send({ type: 'change', id: 10 + at, revision: 2 + at, diff: diffRecords(now, next) });
      const reply = (await answers(3 + at))[2 + at];
      if (reply?.type !== 'findings-change') throw new Error(`no change but ${reply?.type ?? 'nothing'}`);
      findings = applyFindingsChange(findings, structuredClone(reply.change));
      marks = Object.fromEntries(
        Object.entries({ ...marks, ...reply.assetRisks }).filter((entry): entry is [string, AssetMark] => entry[1] !== null),
      );
      const fresh = await whole(next);
      expect(JSON.stringify({ ...findings, timings: null })).toBe(
        JSON.stringify({ ...fresh.findings, model: { ...fresh.findings.model, sha256: '' }, timings: null }),
      );
      expect(reply.summary).toEqual(fresh.summary);
      expect(marks).toEqual(fresh.assetRisks);
      now = next;
    }
  });

  test('loads, analyses, changes and explains, each answer with the id of its request', async () => {
    const { send, answers } = service();
    send(load, analyse);
    await answers(2);
    send(change(3, 2));
    const [ready, first, second] = await answers(3);
    expect(ready).toMatchObject({ type: 'ready', id: 1, knowledge: { id: compiled.id } });
    expect(first).toMatchObject({ type: 'findings', id: 2, revision: 1 });
    expect(second).toMatchObject({ type: 'findings', id: 3, revision: 2 });
    if (first?.type !== 'findings' || second?.type !== 'findings') throw new Error('no findings');
    expect(second.summary.riskIndex).toBe(second.findings.riskIndex);
    expect(Object.keys(second.assetRisks).sort()).toEqual(Object.keys(model.assets).sort());
    send(
      { type: 'explain', id: 4, finding: first.findings.threats[0]!.id },
      { type: 'explain', id: 5, finding: 'T-NO-1@x' },
      { type: 'absence', id: 6, threat: 'T-NET-04' },
    );
    const rest = (await answers(6)).slice(3);
    expect(rest[0]).toMatchObject({ type: 'explanation', id: 4, explanation: { finding: first.findings.threats[0]!.id } });
    expect(rest[1]).toMatchObject({ type: 'explanation', id: 5, explanation: null });
    expect(rest[2]).toMatchObject({ type: 'absence', id: 6, absence: { threat: 'T-NET-04' } });
  });

  test('says no in words to what comes too early, and goes on', async () => {
    const { send, answers } = service();
    send(analyse, { type: 'suggest', id: 9, finding: null, limit: 3 }, load, { ...analyse, id: 10 });
    const replies = await answers(4);
    expect(replies.slice(0, 2)).toMatchObject([
      { type: 'failed', id: 2, kind: 'no-knowledge' },
      { type: 'failed', id: 9, kind: 'no-knowledge' },
    ]);
    expect(replies[3]).toMatchObject({ type: 'findings', id: 10 });
  });

  test('refuses a knowledge base that it cannot read', async () => {
    const { send, answers } = service();
    send({ type: 'load-knowledge', id: 1, compiled: { format: 'other' }, catalogue: null });
    expect(await answers(1)).toMatchObject([{ type: 'failed', kind: 'bad-knowledge' }]);
  });

  test('answers a change that was overtaken with cancelled, and keeps its effect', async () => {
    const { send, answers } = service();
    send(load, analyse);
    await answers(2);
    send(change(3, 2), change(4, 3, true), change(5, 4));
    const replies = (await answers(5)).slice(2);
    expect(replies.map((reply) => [reply.id, reply.type])).toEqual([
      [3, 'cancelled'],
      [4, 'cancelled'],
      [5, 'findings'],
    ]);
    const fresh = service();
    fresh.send(load, { ...analyse, model: changed });
    const whole = (await fresh.answers(2))[1];
    if (replies[2]?.type !== 'findings' || whole?.type !== 'findings') throw new Error('no findings');
    expect(replies[2].findings.threats).toEqual(whole.findings.threats);
  });

  test('drops a request that is cancelled before its turn, and stops suggesting when a change comes', async () => {
    const { send, answers, replies } = service();
    send(load, analyse, { type: 'explain', id: 7, finding: 'x' }, { type: 'cancel', id: 8, request: 7 });
    expect((await answers(3)).map((reply) => [reply.id, reply.type])).toEqual(expect.arrayContaining([[7, 'cancelled']]));
    send({ type: 'suggest', id: 11, finding: null, limit: 5 });
    while (!replies.some((reply) => reply.type === 'progress' && reply.id === 11)) await new Promise((resolve) => setImmediate(resolve));
    send(change(12, 2));
    expect((await answers(5)).slice(3).map((reply) => [reply.id, reply.type])).toEqual([
      [11, 'cancelled'],
      [12, 'findings'],
    ]);
  });

  test('turns a fault into an answer, and analyses from nothing afterwards', async () => {
    let isBroken = true;
    const { send, answers } = service((knowledge, input, run) => {
      if (isBroken) throw new Error('a fault');
      return openSession(knowledge, input, run);
    });
    send(load, analyse);
    expect((await answers(2))[1]).toMatchObject({ type: 'failed', id: 2, kind: 'fault', detail: 'a fault' });
    isBroken = false;
    send(change(3, 2));
    expect((await answers(3))[2]).toMatchObject({ type: 'findings', id: 3, revision: 2 });
  });

  test('names classes that the knowledge base does not have and goes on without them', async () => {
    const { send, answers } = service();
    const odd = { ...model, assets: { ...model.assets, odd: { ...model.assets['ward']!, id: 'odd', type: 'Flux' } } };
    send(load, { ...analyse, model: odd });
    const reply = (await answers(2))[1];
    if (reply?.type !== 'findings') throw new Error('no findings');
    expect(reply.findings.complete).toBe(false);
    expect(reply.findings.problems).toMatchObject([{ kind: 'unknown-class', entry: 'asset odd' }]);
    expect(reply.findings.threats.length).toBeGreaterThan(0);
  });
});
