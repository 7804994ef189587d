import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DIFF } from '../../../shared/model/diff.ts';
import type { EngineReply, EngineRequest } from '../../../shared/protocol/engine-protocol.ts';
import { EngineClient } from '../../../renderer/engine-client/engine-client.ts';
import type { AnalysisResult, EngineState } from '../../../renderer/engine-client/engine-listener.ts';
import type { WorkerEnd } from '../../../renderer/engine-client/worker-end.ts';
import { canvasModel } from '../../helpers/canvas-model.ts';

class FakeWorker implements WorkerEnd {
  readonly sent: EngineRequest[] = [];
  isEnded = false;
  onmessage: WorkerEnd['onmessage'] = null;
  onerror: WorkerEnd['onerror'] = null;
  onmessageerror: WorkerEnd['onmessageerror'] = null;
  postMessage(message: EngineRequest): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  reply(reply: EngineReply): void {
    this.onmessage?.({ data: reply } as MessageEvent<EngineReply>);
  }
  crash(): void {
    this.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent);
  }
  last<T extends EngineRequest['type']>(type: T): Extract<EngineRequest, { type: T }> | undefined {
    return this.sent.findLast((request): request is Extract<EngineRequest, { type: T }> => request.type === type);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const results: AnalysisResult[] = [];
  const states: EngineState[] = [];
  let time = 0;
  const client = new EngineClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    { onResult: (result) => results.push(result), onState: (state) => states.push(state) },
    () => time,
  );
  client.open({}, {});
  const findings = (revision: number): EngineReply =>
    ({ type: 'findings', id: 99, revision, findings: {}, summary: {}, assetRisks: {} }) as unknown as EngineReply;
  return { client, workers, results, states, findings, advance: (by: number) => (time += by), worker: () => workers.at(-1)! };
}
const model = canvasModel({ a: ['Host', 0, 0] });

describe('the client of the engine', () => {
  it('sends an edit as a change on top of the revision that the worker has', () => {
    const { client, worker } = setUp();
    client.analyse(1, model, 'today');
    client.change(2, 1, EMPTY_DIFF, model, 'today');
    expect(worker().sent.map((request) => request.type)).toEqual(['load-knowledge', 'analyse', 'change']);
  });
  it('sends the whole model where the worker does not stand at the revision before, or the view changed', () => {
    const { client, worker } = setUp();
    client.analyse(1, model, 'today');
    client.change(5, 4, EMPTY_DIFF, model, 'today');
    client.change(6, 5, EMPTY_DIFF, model, 'planned');
    expect(worker().sent.filter((request) => request.type === 'analyse')).toHaveLength(3);
  });
  it('drops the answer to an older revision', () => {
    const { client, worker, results, findings } = setUp();
    client.analyse(1, model, 'today');
    client.change(2, 1, EMPTY_DIFF, model, 'today');
    worker().reply(findings(1));
    expect(results).toHaveLength(0);
    worker().reply(findings(2));
    expect(results.map((result) => result.revision)).toEqual([2]);
  });
  it('says how long the answer took', () => {
    const { client, worker, results, findings, advance } = setUp();
    client.analyse(1, model, 'today');
    advance(14);
    worker().reply(findings(1));
    expect(results[0]?.elapsed).toBe(14);
  });
  it('starts a new worker after a crash and analyses the latest model again', () => {
    const { client, workers, states } = setUp();
    client.analyse(1, model, 'today');
    client.change(2, 1, EMPTY_DIFF, model, 'today');
    workers[0]!.crash();
    expect(workers).toHaveLength(2);
    expect(workers[0]!.isEnded).toBe(true);
    expect(workers[1]!.last('analyse')?.revision).toBe(2);
    expect(states.some((state) => state.kind === 'restarted')).toBe(true);
  });
  it('gives up after too many crashes in a minute, and tries again when asked', () => {
    const { client, workers, states } = setUp();
    client.analyse(1, model, 'today');
    for (let i = 0; i < 4; i++) workers.at(-1)!.crash();
    expect(states.at(-1)).toMatchObject({ kind: 'failed', reason: 'crashed-again' });
    const started = workers.length;
    client.retry();
    expect(workers).toHaveLength(started + 1);
  });
  it('hears nothing from a worker that was replaced', () => {
    const { client, workers, results, findings } = setUp();
    client.analyse(1, model, 'today');
    workers[0]!.crash();
    workers[0]!.reply(findings(1));
    expect(results).toHaveLength(0);
  });
  it('answers a question by its id, and with null when the worker dies meanwhile', async () => {
    const { client, worker } = setUp();
    client.analyse(1, model, 'today');
    const told = client.explain('T@a');
    worker().reply({ type: 'explanation', id: worker().last('explain')!.id, explanation: null });
    expect(await told).toBeNull();
    const suggestions = client.suggest(null, 3).answer;
    worker().crash();
    expect(await suggestions).toBeNull();
  });
  it('tells the worker when a question is not wanted any more', async () => {
    const { client, worker } = setUp();
    client.analyse(1, model, 'today');
    const question = client.suggest(null, 3);
    const id = worker().last('suggest')!.id;
    question.cancel();
    expect(worker().last('cancel')?.request).toBe(id);
    expect(await question.answer).toBeNull();
  });
});

describe('the client of the engine, while the worker computes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends an analysis that does not come to its end when another model is asked for', () => {
    const { client, workers, results, findings } = setUp();
    client.analyse(1, model, 'today');
    client.forget();
    client.analyse(2, model, 'today');
    vi.advanceTimersByTime(400);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(400);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.isEnded).toBe(true);
    expect(workers[1]!.sent.map((request) => request.type)).toEqual(['load-knowledge', 'analyse']);
    expect(workers[1]!.last('analyse')?.revision).toBe(2);
    workers[1]!.reply(findings(2));
    expect(results.map((result) => result.revision)).toEqual([2]);
    vi.advanceTimersByTime(5_000);
    expect(workers).toHaveLength(2);
  });
  it('lets one that is soon done come to its end', () => {
    const { client, worker, workers, findings } = setUp();
    client.analyse(1, model, 'today');
    const id = worker().last('analyse')!.id;
    client.analyse(2, model, 'planned');
    worker().reply({ ...findings(1), id });
    vi.advanceTimersByTime(5_000);
    expect(workers).toHaveLength(1);
  });
  it('ends the analysis of a model that was closed, and starts none', () => {
    const { client, workers } = setUp();
    client.analyse(1, model, 'today');
    client.forget();
    vi.advanceTimersByTime(1_000);
    expect(workers.map((one) => one.isEnded)).toEqual([true, false]);
    expect(workers[1]!.sent.map((request) => request.type)).toEqual(['load-knowledge']);
  });
  it('stops on request, says so, and takes the model up again with the next edit', () => {
    const { client, workers, worker, states } = setUp();
    client.stop();
    expect(workers).toHaveLength(1);
    client.analyse(1, model, 'today');
    client.stop();
    expect(workers[0]!.isEnded).toBe(true);
    expect(states.at(-1)).toEqual({ kind: 'failed', reason: 'stopped', detail: '' });
    expect(worker().last('analyse')).toBeUndefined();
    client.change(2, 1, EMPTY_DIFF, model, 'today');
    expect(worker().last('analyse')?.revision).toBe(2);
    client.stop();
    client.retry();
    expect(worker().last('analyse')?.revision).toBe(2);
  });
});

describe('files of other tools', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const open = { type: 'ssm-open', name: 'a.nq', bytes: new Uint8Array(1) } as const;
  const idOf = (worker: FakeWorker): number => (worker.sent as readonly { id: number }[]).at(-1)!.id;
  const failed = (worker: FakeWorker): void => worker.reply({ type: 'ssm-failed', id: idOf(worker), problems: [] } as never);

  it('are read by a worker of their own, which ends with the answer', async () => {
    const { client, workers } = setUp();
    client.analyse(1, model, 'today');
    const answer = client.file(open);
    expect(workers).toHaveLength(2);
    failed(workers[1]!);
    expect(await answer).toMatchObject({ type: 'ssm-failed' });
    expect(workers.map((one) => one.isEnded)).toEqual([false, true]);
  });
  it('are given up when their worker dies or does not come to an end, and the engine goes on', async () => {
    const { client, workers } = setUp();
    const dead = client.file(open);
    workers[1]!.crash();
    expect(await dead).toBeNull();
    const endless = client.file(open);
    vi.advanceTimersByTime(121_000);
    expect(await endless).toBeNull();
    expect(workers.map((one) => one.isEnded)).toEqual([false, true, true]);
  });
  it('that were recognised stay with their worker until they are asked for', async () => {
    const { client, workers } = setUp();
    const first = client.file(open);
    workers[1]!.reply({ type: 'ssm-system', id: idOf(workers[1]!), domain: { id: 'd', version: null } } as never);
    await first;
    expect(workers[1]!.isEnded).toBe(false);
    const second = client.file(open);
    expect(workers).toHaveLength(2);
    failed(workers[1]!);
    await second;
    expect(workers[1]!.isEnded).toBe(true);
  });
});
